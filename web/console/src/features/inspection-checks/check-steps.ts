import type { CheckDetail, CheckStatus } from '@shancheng/contracts/inspection-check';
import type { CheckAction, CheckCommand } from '@shancheng/contracts/inspection-command';

/** Steps taken at a desk; scanning in, concluding and signing are done on site, on the phone. */
export type DeskAction = Extract<
  CheckAction,
  'assign' | 'notify' | 'start-urgently' | 'ratify' | 'reopen' | 'close' | 'cancel'
>;

export type WhyNot =
  | 'over'
  | 'not-approved'
  | 'notified'
  | 'begun'
  | 'not-begun'
  | 'not-urgent'
  | 'ratified'
  | 'findings-open'
  | 'not-ratified'
  | 'others';

const OVER: readonly CheckStatus[] = ['closed', 'cancelled', 'merged'];
const BEGUN: readonly CheckStatus[] = ['on-site', 'concluded', 'rectifying'];

type Check = Pick<CheckDetail, 'status' | 'kind' | 'allowed' | 'urgent' | 'openFindings'>;

/** The steps that make sense at the desk for this check, in the order they are taken. */
export function deskSteps({ status, kind, urgent }: Check): DeskAction[] {
  if (OVER.includes(status)) return [];
  const urgentKind = kind === 'case-driven' || kind === 'special';
  return [
    'assign',
    'notify',
    ...(urgentKind && status === 'planned' ? (['start-urgently'] as const) : []),
    ...(urgent ? (['ratify'] as const) : []),
    ...(status === 'concluded' ? (['reopen'] as const) : []),
    'close',
    'cancel',
  ];
}

/** Nothing when the step is possible; the server decides, this only says why. */
export function whyNot(action: DeskAction, check: Check): WhyNot | undefined {
  const { status, allowed, urgent, openFindings } = check;
  if (action === 'close' && status === 'rectifying' && openFindings > 0) return 'findings-open';
  if (action === 'close' && status === 'rectifying' && urgent && !urgent.ratified) return 'not-ratified';
  if (action === 'ratify' && urgent?.ratified) return 'ratified';
  if (allowed.includes(action)) return undefined;
  if (OVER.includes(status)) return 'over';
  switch (action) {
    case 'notify':
      return status === 'planned' ? 'not-approved' : status === 'approved' ? 'others' : 'notified';
    case 'assign':
    case 'cancel':
      return BEGUN.includes(status) ? 'begun' : 'others';
    case 'close':
      return status === 'rectifying' ? 'others' : 'not-begun';
    default:
      return 'others';
  }
}

/** What a person fills in for a step. */
export interface StepWords {
  officerIds: readonly string[];
  reason: string;
  documentNo: string;
}

export function fieldOf(action: DeskAction): keyof StepWords | undefined {
  if (action === 'assign') return 'officerIds';
  if (action === 'ratify') return 'documentNo';
  return action === 'notify' || action === 'close' ? undefined : 'reason';
}

const FEWEST_OFFICERS = 2;

export function isReady(action: DeskAction, words: StepWords): boolean {
  const field = fieldOf(action);
  if (field === undefined) return true;
  return field === 'officerIds' ? words.officerIds.length >= FEWEST_OFFICERS : words[field].trim() !== '';
}

/** The command that is sent. */
export function commandOf(commandId: string, action: DeskAction, words: StepWords): CheckCommand {
  const reason = words.reason.trim();
  switch (action) {
    case 'assign':
      return { commandId, action, officerIds: [...words.officerIds] };
    case 'ratify':
      return { commandId, action, documentNo: words.documentNo.trim() };
    case 'start-urgently':
    case 'reopen':
    case 'cancel':
      return { commandId, action, reason };
    case 'notify':
    case 'close':
      return { commandId, action };
    default:
      return action satisfies never;
  }
}
