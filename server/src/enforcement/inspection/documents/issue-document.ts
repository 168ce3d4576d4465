import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DocumentKind } from '@shancheng/contracts';
import { sql, type Trx } from '../../../platform/db/index.ts';
import type { StoredCheck } from '../checks/check-store.ts';
import type { FindingState, InspectionCheck } from '../checks/inspection-check.ts';
import { citeAll } from './cite-bases.ts';
import { nextNumbersInTrx } from './next-number.ts';

export interface DocumentBody {
  title: string;
  parts: { heading: string; lines: string[] }[];
}

/** Letters of a verification code: none that are taken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 12;

const TITLES: Record<DocumentKind, string> = {
  'inspection-notice': '行政检查通知书',
  'rectification-notice': '整改告知单',
  'result-notice': '行政检查结果告知书',
};

/**
 * Issues a document of a check: numbered, worded once, with a digest of number and wording that signatures are bound to.
 * A kind is issued once for each check; a reopened visit takes the former one back first.
 */
export async function issueDocumentInTrx(
  trx: Trx,
  stored: StoredCheck,
  kind: DocumentKind,
  { check, at, today }: { check: InspectionCheck; at: Date; today: string },
): Promise<void> {
  const names = await readNames(trx, stored, check);
  const parts = await partsOf(trx, kind, { stored, check, names });
  const authorityId = stored.leadAuthority;
  const [number = ''] = await nextNumbersInTrx(trx, { authorityId, kind, year: Number(today.slice(0, 4)), count: 1 });
  const body: DocumentBody = { title: TITLES[kind], parts };
  const sm3 = digestOfDocument(number, body);
  await sql`
    insert into inspection.documents (id, check_id, kind, number, code, authority_id, body, sm3, issued_at)
    values (${randomUUID()}, ${stored.id}, ${kind}, ${number}, ${newCode()}, ${authorityId}, ${JSON.stringify(body)}::jsonb, ${sm3}, ${at})`.execute(
    trx,
  );
}

/** SM3 (GB/T 32905) of number and wording in a fixed order: what is signed, and what a copy is compared with. */
export function digestOfDocument(number: string, { title, parts }: DocumentBody): string {
  const wording = [number, title, ...parts.flatMap(({ heading, lines }) => [heading, ...lines])];
  return createHash('sm3').update(JSON.stringify(wording)).digest('hex');
}

/** The document of a reopened visit is void: it keeps its number and says so. */
export async function withdrawDocumentsInTrx(trx: Trx, checkId: string, at: Date): Promise<void> {
  await sql`
    update inspection.documents set withdrawn_at = ${at}
    where check_id = ${checkId} and kind <> 'inspection-notice' and withdrawn_at is null`.execute(trx);
}

function newCode(): string {
  // 31 letters do not divide 256: the bytes beyond the last whole round are thrown away, so that each letter is as likely.
  const fair = 256 - (256 % LETTERS.length);
  let code = '';
  while (code.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH))
      if (byte < fair && code.length < CODE_LENGTH) code += LETTERS[byte % LETTERS.length];
  return code;
}

interface Names {
  subject: { name: string; uscc: string | null; address: string };
  authorities: Map<string, string>;
  officers: Map<string, { name: string; certificateNo: string }>;
  matters: Map<string, string>;
}

async function readNames(trx: Trx, { subjectId }: StoredCheck, { parties }: InspectionCheck): Promise<Names> {
  const [subject, authorities, officers, matters] = await Promise.all([
    sql<Names['subject']>`select name, uscc, address from powers.subjects where id = ${subjectId}`.execute(trx),
    sql<{ id: string; name: string }>`
      select id, name from powers.authorities where id = any (${parties.map(({ authorityId }) => authorityId)}::text[])`.execute(
      trx,
    ),
    sql<{ id: string; name: string; certificateNo: string }>`
      select id, name, certificate_no as "certificateNo" from powers.officers
      where id = any (${parties.flatMap(({ officerIds }) => officerIds)}::uuid[])`.execute(trx),
    sql<{ code: string; name: string }>`
      select code, name from powers.matters where code = any (${parties.flatMap((party) => party.matters)}::text[])`.execute(
      trx,
    ),
  ]);
  return {
    subject: subject.rows[0] ?? { name: '', uscc: null, address: '' },
    authorities: new Map(authorities.rows.map(({ id, name }) => [id, name])),
    officers: new Map(officers.rows.map(({ id, ...officer }) => [id, officer])),
    matters: new Map(matters.rows.map(({ code, name }) => [code, name])),
  };
}

interface Wording {
  stored: StoredCheck;
  check: InspectionCheck;
  names: Names;
}

async function partsOf(trx: Trx, kind: DocumentKind, wording: Wording): Promise<DocumentBody['parts']> {
  const { stored, check, names } = wording;
  const head = [
    {
      heading: '被检查对象',
      lines: [
        names.subject.name,
        ...(names.subject.uscc ? [`统一社会信用代码 ${names.subject.uscc}`] : []),
        names.subject.address,
      ],
    },
    { heading: '检查部门和执法人员', lines: check.parties.map((party) => partyLine(party, names)) },
  ];
  switch (kind) {
    case 'inspection-notice':
      return [
        ...head,
        {
          heading: '检查事项',
          lines: [
            ...new Set(check.parties.flatMap(({ matters }) => matters.map((code) => names.matters.get(code) ?? code))),
          ],
        },
        {
          heading: '检查时段',
          lines: [
            `${stored.windowFrom} 至 ${stored.windowTo}`,
            ...(check.approval ? [`审批文号 ${check.approval.documentNo}`] : []),
          ],
        },
        {
          heading: '您的权利',
          lines: [
            '执法人员少于两人、不出示执法证或者未扫码的，您有权拒绝检查并投诉。',
            '对检查人员认为与本案有利害关系的，可以申请回避。',
          ],
        },
      ];
    case 'rectification-notice': {
      const findings = await Promise.all(
        check.findings.map((finding, index) => findingPart(trx, finding, index + 1, wording)),
      );
      return [
        ...head,
        ...findings,
        {
          heading: '如何反馈',
          lines: [
            '请在期限内改正，并在公众端上传整改情况和照片；确有困难的，可以说明理由。',
            '先以远程方式复查，不重复上门。',
          ],
        },
      ];
    }
    case 'result-notice':
      return [...head, { heading: '检查结果', lines: ['本次检查的事项均未发现问题。'] }];
    default:
      return kind satisfies never;
  }
}

function partyLine(
  { authorityId, officerIds, mode }: InspectionCheck['parties'][number],
  { authorities, officers }: Names,
): string {
  const team = officerIds
    .map((id) => officers.get(id))
    .flatMap((one) => (one ? `${one.name}（${one.certificateNo}）` : []));
  return `${authorities.get(authorityId) ?? authorityId}：${mode === 'in-writing' ? '书面检查' : team.join('、')}`;
}

async function findingPart(
  trx: Trx,
  finding: FindingState,
  index: number,
  { stored, names }: Wording,
): Promise<DocumentBody['parts'][number]> {
  const citations = await citeAll(
    trx,
    finding.answers.map(({ basis }) => basis),
  );
  const item = stored.checklist.find(({ id }) => id === finding.itemId);
  return {
    heading: `问题${index}`,
    lines: [
      ...(item ? [`检查内容：${item.zh}`] : []),
      `情况：${finding.text}`,
      `依据：${citations.join('；')}`,
      `整改期限：${finding.dueOn}`,
      `部门：${[...new Set(finding.answers.map(({ authorityId }) => names.authorities.get(authorityId) ?? authorityId))].join('、')}`,
    ],
  };
}
