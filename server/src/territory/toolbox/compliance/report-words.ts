import type { ComplianceCheck, ComplianceIndicator, DesignIndicator, LayerVerdict } from '@shancheng/contracts';

export type ReportLang = 'zh' | 'en';

/** Everything a report says, but for names and explanations, which come in both languages. */
export interface ReportWords {
  locale: string;
  colon: string;
  semicolon: string;
  title: string;
  verdicts: Record<LayerVerdict, string>;
  projects: Record<ComplianceCheck['projectType'], string>;
  indicators: Record<DesignIndicator, string>;
  head(check: ComplianceCheck, facts: { area: string; madeAt: string }): string[];
  overall: string;
  version(version: number | undefined, validFrom: string | undefined): string;
  inside(inside: string, share: string, outside: string): string;
  touched(features: string[], more: number): string;
  indicatorsTitle: string;
  noDesign: string;
  limit(bound: ComplianceIndicator['bound'], approved: number | undefined, proposed: number | undefined): string;
  missing: string;
  foot(check: ComplianceCheck): string[];
  map: string;
}

export const REPORT_WORDS: Record<ReportLang, ReportWords> = {
  zh: {
    locale: 'zh-CN',
    colon: '：',
    semicolon: '；',
    title: '项目合规性审查报告',
    verdicts: { complies: '符合', violates: '不符合', 'needs-argument': '需论证', unknown: '不明（无数据）' },
    projects: {
      residential: '居住',
      commercial: '商业服务业',
      industrial: '工矿仓储',
      'public-service': '公共管理与公共服务',
      transport: '交通运输',
    },
    indicators: {
      far: '容积率',
      density: '建筑密度（%）',
      greenRate: '绿地率（%）',
      heightM: '建筑高度（m）',
      parking: '停车位（个）',
      setbackM: '退线（m）',
      entrances: '出入口（个）',
    },
    head: ({ name, projectType, asOf, madeBy, majorProject }, { area, madeAt }) => [
      `项目名称：${name}`,
      `项目类型：${REPORT_WORDS.zh.projects[projectType]}　　用地面积：${area}（椭球面积）`,
      `规划时点：${asOf}　　审查时间：${madeAt}　　审查人：${madeBy}`,
      ...(majorProject ? [`重大项目：${majorProject.number}（${majorProject.documentNo}）`] : []),
    ],
    overall: '总体结论：',
    version: (version, validFrom) =>
      version === undefined ? '当日无有效版本' : `第 ${version} 版，自 ${validFrom} 起`,
    inside: (inside, share, outside) => `图斑内 ${inside}（${share}%），图斑外 ${outside}`,
    touched: (features, more) =>
      `涉及图斑：${features.join('；')}${more > 0 ? `，等 ${features.length + more} 个` : ''}`,
    indicatorsTitle: '设计指标与控规比较',
    noDesign: '未提交设计指标，本次仅审查用地位置。',
    limit: (bound, approved, proposed) =>
      `控规${bound === 'most' ? '上限' : '下限'} ${approved ?? '未定'}，设计 ${proposed ?? '未提供'}`,
    missing: '缺少数据、不能判定的规则：',
    foot: ({ id, hash, rulesVersion }) => [
      `审查编号：${id}${rulesVersion === undefined ? '' : `　　规则版本：${rulesVersion}`}`,
      `校验码（SHA-256）：${hash}`,
      '本报告依当日可见的图层作出；“不明”不等于“无约束”。',
    ],
    map: '粗线：项目地块；红：不符合；黄：需论证；绿：符合；灰：不明。上北。',
  },
  en: {
    locale: 'en-GB',
    colon: ': ',
    semicolon: '; ',
    title: 'Project compliance report',
    verdicts: {
      complies: 'complies',
      violates: 'does not comply',
      'needs-argument': 'needs an argument',
      unknown: 'unknown (no data)',
    },
    projects: {
      residential: 'Housing',
      commercial: 'Commerce and services',
      industrial: 'Industry and storage',
      'public-service': 'Public administration and services',
      transport: 'Transport',
    },
    indicators: {
      far: 'Floor area ratio',
      density: 'Building density (%)',
      greenRate: 'Green rate (%)',
      heightM: 'Height (m)',
      parking: 'Parking spaces',
      setbackM: 'Setback (m)',
      entrances: 'Entrances',
    },
    head: ({ name, projectType, asOf, madeBy, majorProject }, { area, madeAt }) => [
      `Project: ${name}`,
      `Type: ${REPORT_WORDS.en.projects[projectType]}    Site: ${area} (on the ellipsoid)`,
      `Plans as of: ${asOf}    Examined: ${madeAt}    By: ${madeBy}`,
      ...(majorProject ? [`Major project: ${majorProject.number} (${majorProject.documentNo})`] : []),
    ],
    overall: 'Overall: ',
    version: (version, validFrom) =>
      version === undefined ? 'no version on that day' : `version ${version}, from ${validFrom} on`,
    inside: (inside, share, outside) => `inside ${inside} (${share} %), outside ${outside}`,
    touched: (features, more) => `Touches: ${features.join('; ')}${more > 0 ? ` and ${more} more` : ''}`,
    indicatorsTitle: 'Design against the detailed plan',
    noDesign: 'No design was handed in: only the site was examined.',
    limit: (bound, approved, proposed) =>
      `plan: at ${bound} ${approved ?? '(not told)'}, design: ${proposed ?? '(not told)'}`,
    missing: 'Rules that cannot be judged for want of data:',
    foot: ({ id, hash, rulesVersion }) => [
      `Check: ${id}${rulesVersion === undefined ? '' : `    Rules: ${rulesVersion}`}`,
      `SHA-256: ${hash}`,
      'Made from the layers visible on that day; “unknown” does not mean “no constraint”.',
    ],
    map: 'Bold: the site; red: does not comply; amber: needs an argument; green: complies; grey: unknown. North is up.',
  },
};
