interface Place {
  address: string;
  streetName: string;
  communityName: string;
}

/**
 * An address in two lines: first what tells this place from its neighbours, then the area around it.
 * The server writes “街道 · 社区 · 网格 017（李子坝观景平台旁）”; any other address stays as it is.
 */
export function placeWords({ address, streetName, communityName }: Place): { main: string; area: string } {
  const area = [streetName, communityName].filter(Boolean);
  const parts = address.split(' · ');
  const rest = parts.filter((part) => !area.includes(part)).join(' · ');
  const landmark = /^(.+?)（(.+)）$/.exec(rest);
  if (landmark?.[1] && landmark[2]) return { main: landmark[2], area: [...area, landmark[1]].join(' · ') };
  return { main: rest || address, area: area.join(' · ') };
}
