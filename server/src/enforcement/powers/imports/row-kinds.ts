import type { PowerTables } from '@shancheng/contracts';
import {
  type CellReader,
  choice,
  citation,
  citizenId,
  day,
  list,
  number,
  officerOnly,
  optional,
  uscc,
  whole,
  words,
  yuan,
} from './cell-readers.ts';

/** A column of a table that is handed in: its heading in both languages, and how a cell is read. */
export interface Column {
  field: string;
  headings: readonly [zh: string, en: string];
  read: CellReader<unknown>;
  required: boolean;
  /** What stands in it is not repeated in a report. */
  secret?: boolean;
}

const column = (field: string, zh: string, en: string, read: CellReader<unknown>): Column => ({
  ...{ field, headings: [zh, en], read, required: true },
});
const maybe = (field: string, zh: string, en: string, read: CellReader<unknown>): Column => ({
  ...{ field, headings: [zh, en], read: optional(read), required: false },
});

const id = words(60);
const yes = choice<'true' | 'false'>({ 是: 'true', 否: 'false' });
const power = choice({ 检查: 'inspection', 处罚: 'penalty', 强制: 'compulsion' } as const);
const level = choice({ 市: 'city', 区县: 'district', 镇街: 'town' } as const);

/** The tables of the four databases and of the subjects, as people hand them in. Adding a column is adding a line. */
export const ROW_KINDS = {
  authorities: [
    column('id', '主体编码', 'id', id),
    column('name', '名称', 'name', words(200)),
    column('shortName', '简称', 'short_name', words(60)),
    maybe('uscc', '统一社会信用代码', 'uscc', uscc),
    column(
      'kind',
      '类型',
      'kind',
      choice({
        行政机关: 'bureau',
        授权组织: 'authorised',
        受委托组织: 'entrusted',
        综合执法: 'comprehensive',
        镇街: 'town',
      } as const),
    ),
    column('level', '层级', 'level', level),
    column('domain', '领域', 'domain', words(40)),
    column('divisionCode', '区划代码', 'division', words(15)),
    maybe('parentId', '上级主体', 'parent', id),
    column('reconsiderationOrgan', '复议机关', 'reconsideration_organ', words(200)),
    column('court', '管辖法院', 'court', words(200)),
  ],
  matters: [
    column('code', '事项编码', 'code', id),
    column('name', '事项名称', 'name', words(500)),
    column('kind', '类型', 'kind', power),
    column('domain', '领域', 'domain', words(40)),
    column('levels', '实施层级', 'levels', list(level)),
    maybe('subjectKinds', '对象类型', 'subject_kinds', list(words(60))),
    maybe('fineMin', '罚款下限(元)', 'fine_min', yuan),
    maybe('fineMax', '罚款上限(元)', 'fine_max', yuan),
    maybe('yearlyCap', '年度检查上限', 'yearly_cap', whole(1, 366)),
    maybe('duties', '义务依据', 'duties', list(citation)),
    maybe('penalties', '处罚依据', 'penalties', list(citation)),
    column('validFrom', '生效日期', 'valid_from', day),
    maybe('validUntil', '失效日期', 'valid_until', day),
    maybe('source', '来源', 'source', words(500)),
  ],
  grants: [
    column('authorityId', '主体编码', 'authority', id),
    column('matterCode', '事项编码', 'matter', id),
    column('mode', '方式', 'mode', choice({ 法定: 'statutory', 赋权: 'delegated', 委托: 'entrusted' } as const)),
    column('powers', '权限', 'powers', list(power)),
    column('divisionCode', '区划代码', 'division', words(15)),
    column('validFrom', '生效日期', 'valid_from', day),
    maybe('validUntil', '失效日期', 'valid_until', day),
    column('documentNo', '文号', 'document_no', words(200)),
  ],
  officers: [
    column('name', '姓名', 'name', words(60)),
    column('authorityId', '主体编码', 'authority', id),
    column('certificateNo', '执法证号', 'certificate', words(40)),
    column('domains', '执法领域', 'domains', list(words(40))),
    column('divisionCode', '执法区域', 'division', words(15)),
    column('validFrom', '有效期起', 'valid_from', day),
    column('validTo', '有效期止', 'valid_to', day),
    maybe('status', '状态', 'status', choice({ 有效: 'valid', 暂扣: 'suspended', 注销: 'revoked' } as const)),
    maybe('legalQualified', '法律职业资格', 'legal_qualified', yes),
    maybe('post', '人员性质', 'staff_kind', officerOnly),
    { ...maybe('citizenId', '身份证号', 'citizen_id', citizenId), secret: true },
  ],
  auxiliary: [
    column('name', '姓名', 'name', words(60)),
    column('authorityId', '主体编码', 'authority', id),
    column('staffNo', '工号', 'staff_no', words(40)),
  ],
  subjects: [
    column('uscc', '统一社会信用代码', 'uscc', uscc),
    column('name', '名称', 'name', words(200)),
    column('kind', '类型', 'kind', words(60)),
    column('address', '地址', 'address', words(300)),
    maybe('lon', '经度', 'lon', number(73, 136)),
    maybe('lat', '纬度', 'lat', number(3, 54)),
    column('divisionCode', '区划代码', 'division', words(15)),
    maybe('creditClass', '信用等级', 'credit_class', choice({ A: 'A', B: 'B', C: 'C', D: 'D' } as const)),
  ],
  licences: [
    column('uscc', '统一社会信用代码', 'uscc', uscc),
    column('name', '许可证名称', 'name', words(100)),
    column('number', '许可证编号', 'number', words(60)),
    maybe('issuer', '发证机关', 'issuer', words(200)),
    maybe('from', '有效期起', 'valid_from', day),
    maybe('until', '有效期止', 'valid_until', day),
  ],
} as const satisfies Record<string, readonly Column[]>;
export type RowKind = keyof typeof ROW_KINDS;

/** The tables with their columns, in the order in which they are handed in: each needs those before it. */
export function listTables(): PowerTables['items'] {
  return Object.entries(ROW_KINDS).map(([kind, columns]) => ({
    kind: kind as RowKind, // the keys of the object above
    columns: columns.map(({ field, headings: [zh, en], required }) => ({ field, headings: { zh, en }, required })),
  }));
}
