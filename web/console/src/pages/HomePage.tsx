import { Navigate } from '@tanstack/react-router';
import { usePermission } from '../shared/use-permission.ts';
import { QueuePage } from './QueuePage.tsx';

/** Where somebody’s day begins: the queue; for who has nothing to do with incidents the one map, or the law; who plans or supervises inspections starts there. */
export function HomePage() {
  const seesIncidents = usePermission('incident.view');
  const seesMap = usePermission('dataset.view');
  const readsLaws = usePermission('law.view');
  const plans = usePermission('inspection.plan');
  const supervises = usePermission('inspection.supervise');
  if (seesIncidents) return <QueuePage />;
  if (seesMap) return <Navigate to="/map" replace />;
  if (plans || supervises) return <Navigate to="/inspection/plans" replace />;
  return readsLaws ? <Navigate to="/laws" replace /> : <QueuePage />;
}
