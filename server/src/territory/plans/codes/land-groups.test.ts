import { expect, test } from 'vitest';
import { createCodeClasses } from './land-groups.ts';

const listed = [
  { scheme: 'YDYH2023', code: '08', group: 'BUILD_PUB' },
  { scheme: 'YDYH2023', code: '080403', group: null },
  { scheme: 'YDYH2023', code: '02', group: 'AGRI' },
  { scheme: 'YDYH2023', code: '05', group: 'WET' },
  { scheme: 'YDYH2023', code: '18', group: null },
  // What the survey’s own table says is not asked: its codes mean what they become.
  { scheme: '三调', code: '08', group: 'OTHER' },
  { scheme: '三调', code: '0803', group: null },
  { scheme: '三调', code: '0899', group: null },
];
const crosswalks = [
  { from: '三调', code: '0803', to: 'YDYH2023', target: '080403' },
  { from: '三调', code: '0201', to: 'YDYH2023', target: '0201' },
  { from: '三调', code: '11', to: 'YDYH2023', target: '0506' },
  { from: '三调', code: '11', to: 'YDYH2023', target: '0899' },
];
const classOf = createCodeClasses(listed, crosswalks);

test('a code belongs to the group of its longest listed beginning', () => {
  expect(classOf('YDYH2023', '080403')).toEqual({ group: 'BUILD_PUB' });
  expect(classOf('YDYH2023', '080499')).toEqual({ group: 'BUILD_PUB' });
});

test('a code of the survey means what it becomes, also with letters at its end', () => {
  expect(classOf('三调', '0803')).toEqual({ group: 'BUILD_PUB' });
  expect(classOf('三调', '0201K')).toEqual({ group: 'AGRI' });
});

test.each<[string | null, string | null, string, string]>([
  ['三调', '0899', 'no-crosswalk', 'listed, but nobody says what it becomes'],
  ['三调', '080399', 'unknown-code', 'its beginning has an entry, itself has none'],
  ['三调', '11', 'ambiguous', 'it becomes water or a public building'],
  ['三调', null, 'no-code', 'the feature carries none'],
  ['YDYH2023', '99', 'unknown-code', 'no such code'],
  ['YDYH2023', '18', 'no-group', 'the matrix knows no use of the sea'],
  ['GB 50137', '08', 'unknown-scheme', 'a scheme nobody loaded'],
  [null, '08', 'unknown-scheme', 'the plan names no scheme'],
])('%s %s is unknown (%s): %s', (scheme, code, problem) => {
  expect(classOf(scheme, code)).toEqual({ problem });
});
