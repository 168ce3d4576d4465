import { expect, test } from 'vitest';
import { judgeDesign, type PlannedGround, type PlannedPlot } from './design-indicators.ts';

const plot = (foreseen: PlannedPlot['foreseen'], share = 1): PlannedPlot => ({ plotNo: 'A-1', share, foreseen });
const ground = (...plots: PlannedPlot[]): PlannedGround => ({ plots, whole: true });
const farOf = (far: number, on: PlannedGround) => judgeDesign({ far }, on).find(({ indicator }) => indicator === 'far');

test('on two plots the stricter one counts, from above and from below', () => {
  expect(farOf(2, ground(plot({ far: 2.5 }), plot({ far: 1.5 })))).toMatchObject({
    approved: 1.5,
    verdict: 'violates',
  });
  const [green] = judgeDesign({ greenRate: 30 }, ground(plot({ greenRate: 25 }), plot({ greenRate: 35 }))).filter(
    ({ indicator }) => indicator === 'greenRate',
  );
  expect(green).toMatchObject({ approved: 35, bound: 'least', verdict: 'violates' });
});

test('where one plot does not tell, what is kept on the other is still unknown, and what is broken is broken', () => {
  expect(farOf(1, ground(plot({ far: 2 }), plot({})))).toMatchObject({ verdict: 'unknown' });
  expect(farOf(3, ground(plot({ far: 2 }), plot({})))).toMatchObject({ verdict: 'violates' });
});

test('partly beside every plot is unknown', () => {
  expect(farOf(1, { plots: [plot({ far: 2 })], whole: false })).toMatchObject({ verdict: 'unknown' });
});

test('parking adds up over plots by the part that is taken', () => {
  const on = ground(plot({ parking: 100 }, 0.5), plot({ parking: 40 }, 1));
  const parking = judgeDesign({ parking: 90 }, on).find(({ indicator }) => indicator === 'parking');
  expect(parking).toMatchObject({ approved: 90, verdict: 'complies' });
});
