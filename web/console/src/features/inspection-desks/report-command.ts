import type { ReportCommand } from '@shancheng/contracts/complaint';

export type ReportAction = ReportCommand['action'];

export interface ReportWords {
  authorityId: string | undefined;
  text: string;
}

/** The command that is sent; undefined when something is missing. Words are optional only when it is passed on. */
export function reportCommand(
  commandId: string,
  action: ReportAction,
  { authorityId, text }: ReportWords,
): ReportCommand | undefined {
  const words = text.trim();
  switch (action) {
    case 'pass-on':
      return authorityId === undefined
        ? undefined
        : { commandId, action, authorityId, ...(words ? { note: words } : {}) };
    case 'record-check':
      return words === '' ? undefined : { commandId, action, note: words };
    case 'answer':
      return words === '' ? undefined : { commandId, action, text: words };
    default:
      return action satisfies never;
  }
}

/** As long as the server takes. */
export function longestText(action: ReportAction): number {
  return action === 'answer' ? 2000 : 500;
}
