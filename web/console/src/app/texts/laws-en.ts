/** The words of the bases of enforcement, English. */
export const lawsEn = {
  title: 'Statutes',
  notAllowed: 'You may not read the statutes here',
  search: 'Search the wording, e.g. 消防 通道',
  on: 'As of',
  since: 'in force since {{day}}',
  versions: '{{count}} versions',
  choose: 'Choose a statute, or search',
  chooseHint: 'You read the version in force on the day you choose: the day of the act decides which one holds.',
  asOf: 'as in force on {{day}} · {{count}} provisions',
  unofficial:
    'Unofficial text structured by this project: compare with the official one before quoting. Wording is Chinese only.',
  none: 'Nothing found',
  noneHint: 'Try another word, or another day.',
  level: {
    law: 'law',
    'administrative-regulation': 'administrative regulation',
    'local-regulation': 'local regulation',
    'department-rule': 'department rule',
    'government-rule': 'government rule',
    'normative-document': 'normative document',
  },
  kind: {
    duty: 'duty',
    right: 'right',
    penalty: 'penalty',
    procedure: 'procedure',
    definition: 'definition',
    other: 'other',
  },
};
