import type { LawList } from '@shancheng/contracts/powers';

type Version = LawList['items'][number]['versions'][number];

/** The version in force on a day, out of a statute’s versions, the newest first. */
export function versionOn(versions: readonly Version[], day: string): Version | undefined {
  return versions.find(
    ({ effectiveFrom, effectiveUntil }) =>
      effectiveFrom <= day && (effectiveUntil === undefined || day < effectiveUntil),
  );
}
