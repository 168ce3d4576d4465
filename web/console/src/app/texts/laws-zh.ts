/** The words of the bases of enforcement, Chinese. */
export const lawsZh = {
  title: '执法依据',
  notAllowed: '没有查看执法依据的权限',
  search: '搜条文，如：消防 通道',
  on: '以此日为准',
  since: '{{day}} 起施行',
  versions: '{{count}} 个版本',
  choose: '选一部法规，或搜索条文',
  chooseHint: '条文以所选日期施行的版本为准：行为发生日决定适用哪一版。',
  asOf: '{{day}} 施行的版本 · {{count}} 条',
  unofficial: '本项目整理的非官方文本，引用前请与公布文本核对。',
  none: '没有找到',
  noneHint: '换个词，或换一个日期。',
  level: {
    law: '法律',
    'administrative-regulation': '行政法规',
    'local-regulation': '地方性法规',
    'department-rule': '部门规章',
    'government-rule': '政府规章',
    'normative-document': '规范性文件',
  },
  kind: { duty: '义务', right: '权利', penalty: '罚则', procedure: '程序', definition: '定义', other: '其他' },
};
