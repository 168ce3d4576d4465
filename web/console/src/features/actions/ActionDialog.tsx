import type { IncidentDetail } from '@shancheng/contracts/incident';
import { formOf, type OperatorAction } from './action-rules.ts';
import { DispatchDialog } from './DispatchDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { UnmergeDialog } from './UnmergeDialog.tsx';
import type { useAct } from './use-act.tsx';

export interface DialogProps {
  action: OperatorAction;
  incident: IncidentDetail;
  act: ReturnType<typeof useAct>;
  onClose: () => void;
}

/** The form an action needs before it is done. */
export function ActionDialog(props: DialogProps) {
  switch (formOf(props.action)) {
    case 'dispatch':
      return <DispatchDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'unmerge':
      return <UnmergeDialog {...props} />;
    default:
      return <ReasonDialog {...props} />;
  }
}
