import { formOf } from './action-rules.ts';
import { DispatchDialog } from './DispatchDialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { UnmergeDialog } from './UnmergeDialog.tsx';

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
