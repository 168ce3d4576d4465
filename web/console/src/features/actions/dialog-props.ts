import type { IncidentDetail } from '@shancheng/contracts/incident';
import type { OperatorAction } from './action-rules.ts';
import type { Act } from './use-act.tsx';

/** What every action form is given. */
export interface DialogProps {
  action: OperatorAction;
  incident: IncidentDetail;
  act: Act;
  onClose: () => void;
}
