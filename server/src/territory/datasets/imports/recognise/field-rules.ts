export interface Fields {
  key?: string;
  code?: string;
  name?: string;
}

/** Names that land databases use, most telling first (标识码, 用地用海分类代码, 地类编码, …). */
const USUAL = {
  key: ['BSM', 'key', 'DKBH', 'PLOTNO', 'plotNo', '标识码', '地块编号'],
  code: ['YDYHFLDM', 'YDYHDM', 'DLBM', 'DLDM', 'code', '用地代码', '地类编码'],
  name: ['YDYHFLMC', 'YDYHMC', 'DLMC', 'name', 'MC', '名称', '地类名称'],
} as const;

/** Which attributes hold key, code and name: as asked, else by their usual names whatever the case. */
export function recogniseFields(names: readonly string[], asked: Fields): Fields {
  const find = (role: keyof Fields) =>
    asked[role] ??
    USUAL[role].map((usual) => names.find((name) => name.toLowerCase() === usual.toLowerCase())).find(Boolean);
  const found = { key: find('key'), code: find('code'), name: find('name') };
  // Only roles that were found.
  return Object.fromEntries(Object.entries(found).filter(([, field]) => field !== undefined)) as Fields;
}
