import type { IncidentDetail } from '@shancheng/contracts/incident';
import { UnmergeDialog } from './UnmergeDialog.tsx';
import { useAct } from './use-act.tsx';

/** The undo-merge form opened from one line of the signals list. */
export function UnmergeSignal(props: { incident: IncidentDetail; signalId: string; onClose: () => void }) {
  const act = useAct(props.incident);
  return <UnmergeDialog {...props} action="unmerge" act={act} />;
}
