import type { IncidentDetail } from '@shancheng/contracts/incident';
import type { OperatorAction } from './action-rules.ts';
import type { useAct } from './use-act.tsx';

/** What every action form is given. */
export interface DialogProps {
  action: OperatorAction;
  incident: IncidentDetail;
  act: ReturnType<typeof useAct>;
  onClose: () => void;
}
