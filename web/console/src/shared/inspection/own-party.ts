interface Party {
  authorityId: string;
  authorityName: string;
}

/** The party a person acts for, by the name of their organisation; undefined where the names say nothing. */
export function ownParty(parties: readonly Party[], orgName: string | undefined): string | undefined {
  if (orgName === undefined || orgName === '') return undefined;
  const bare = (name: string) => name.replace(/（合成）$/, '');
  const org = bare(orgName);
  const exact = parties.find(({ authorityName }) => bare(authorityName) === org);
  // 区消防救援大队 is how 渝中区消防救援大队 is called in short
  const short = parties.filter(({ authorityName }) => org.includes(bare(authorityName)));
  return exact?.authorityId ?? (short.length === 1 ? short[0]?.authorityId : undefined);
}
