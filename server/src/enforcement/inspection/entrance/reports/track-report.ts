import type { Name, ViolationReport } from '@shancheng/contracts';
import { type Database, sql } from '../../../../platform/db/index.ts';
import { trackingCodeUnknown } from '../entrance-errors.ts';
import { isSameText } from '../published/same-text.ts';
import type { ReportAction, ReportStatus } from './report-rules.ts';
import { readTrackingCode, trackingCodeOf } from './tracking-code.ts';

interface Row {
  secret: string;
  category: string;
  place: string;
  at: Date;
  status: ReportStatus;
  authorityName: string | null;
  answer: string | null;
  steps: { at: string; action: ReportAction; authority: string | null }[];
}

/** Compared with when there is no such number, so that both refusals take the same way. */
const NOBODYS_SECRET = '0'.repeat(12);

/** What the reporter may know of a report. Throws the same 404 for a wrong number and a wrong ending. */
export async function trackReport(db: Database, typed: string): Promise<ViolationReport> {
  const read = readTrackingCode(typed);
  if (!read) throw trackingCodeUnknown();
  const { rows } = await sql<Row>`
    select s.secret, r.category, r.place, r.made_at as at, r.status, a.name as "authorityName", r.answer,
      coalesce((select jsonb_agg(jsonb_build_object('at', h.at, 'action', h.action, 'authority', b.name) order by h.seq)
        from inspection.report_actions h left join powers.authorities b on b.id = h.authority_id where h.report_id = r.id), '[]') as steps
    from inspection.violation_reports r join inspection.report_secrets s on s.report_id = r.id
    left join powers.authorities a on a.id = r.authority_id where r.number = ${read.number}`.execute(db);
  const [row] = rows;
  const right = isSameText(read.secret, row?.secret ?? NOBODYS_SECRET);
  if (!row || !right) throw trackingCodeUnknown();
  const { category, place, status, authorityName, answer, steps } = row;
  const at = row.at.toISOString();
  return {
    ...{ code: trackingCodeOf(read.number, read.secret), category, place, at, status },
    ...(authorityName ? { authorityName } : {}),
    ...(status === 'answered' && answer ? { answer } : {}),
    steps: [
      { at, text: { zh: '已收到', en: 'Received' } },
      ...steps.map((step) => ({
        at: new Date(step.at).toISOString(),
        text: wordsFor(step.action, step.authority ?? ''),
      })),
    ],
  };
}

function wordsFor(action: ReportAction, authority: string): Name {
  switch (action) {
    case 'pass-on':
      return { zh: `已转${authority}办理`, en: `Passed on to ${authority}` };
    case 'record-check':
      return { zh: '已到现场核查', en: 'Looked into on the spot' };
    case 'answer':
      return { zh: '已答复', en: 'Answered' };
    default:
      return action satisfies never;
  }
}
