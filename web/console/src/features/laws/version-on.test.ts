import { describe, expect, it } from 'vitest';
import { versionOn } from './version-on.ts';

const version = (number: number, effectiveFrom: string, effectiveUntil?: string) => ({
  ...{ number, change: 'amended', effectiveFrom, provisions: 1 },
  ...(effectiveUntil ? { effectiveUntil } : {}),
});

describe('the version of a statute on a day', () => {
  const versions = [version(2, '2022-05-01', '2026-08-15'), version(1, '2019-03-24', '2022-05-01')];
  it('is the one in force; on the day one ends it is the next', () => {
    expect(versionOn(versions, '2022-04-30')?.number).toBe(1);
    expect(versionOn(versions, '2022-05-01')?.number).toBe(2);
    expect(versionOn(versions, '2026-08-14')?.number).toBe(2);
  });
  it('is none before the first and after the last', () => {
    expect(versionOn(versions, '2019-03-23')).toBeUndefined();
    expect(versionOn(versions, '2026-08-15')).toBeUndefined();
  });
});
