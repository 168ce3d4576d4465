import type { DatasetEdit, DatasetSummary, NewDatasetBody } from '@shancheng/contracts/dataset';

/** What stands in the fields of the form, as typed. */
export interface DatasetWords {
  key: string;
  zh: string;
  en: string;
  dataClass: NewDatasetBody['dataClass'];
  authority: string;
  scheme: string;
  geometryKind: NewDatasetBody['geometryKind'];
  scale: string;
  licence: string;
  securityLevel: NewDatasetBody['securityLevel'];
  divisionCode: string;
  synthetic: boolean;
  inMap: boolean;
  domain: string;
  kind: 'zone' | 'line' | 'status';
  rank: number;
  landGroup: string;
}

export function emptyWords(divisionCode: string): DatasetWords {
  return {
    ...{
      key: '',
      zh: '',
      en: '',
      dataClass: 'plan',
      authority: '',
      scheme: 'YDYH2023',
      geometryKind: 'polygon',
      scale: '',
    },
    ...{ licence: '', securityLevel: 'internal', divisionCode, synthetic: false },
    ...{ inMap: true, domain: '', kind: 'zone', rank: 6, landGroup: '' },
  };
}

export function wordsOf(dataset: DatasetSummary): DatasetWords {
  const { name, plan, scale, ...rest } = dataset;
  return {
    ...rest,
    ...{ zh: name.zh, en: name.en, scheme: dataset.scheme ?? '', scale: scale === undefined ? '' : String(scale) },
    ...{ inMap: plan !== undefined, domain: plan?.domain ?? '', kind: plan?.kind ?? 'zone', rank: plan?.rank ?? 6 },
    landGroup: plan?.landGroup ?? '',
  };
}

export type Field = keyof DatasetWords;

/**
 * The fields that cannot be sent as they are. Zones and the present state can only be compared when something says what
 * each area is used for; a control line is one by its domain.
 */
export function wrongFields(words: DatasetWords): ReadonlySet<Field> {
  const wrong = new Set<Field>();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words.key) || words.key.length > 60) wrong.add('key');
  for (const field of ['zh', 'en', 'authority', 'licence'] as const) if (words[field].trim() === '') wrong.add(field);
  if (words.scale.trim() !== '' && !/^[1-9]\d{0,7}$/.test(words.scale.trim())) wrong.add('scale');
  if (!joinsMap(words)) return wrong;
  if (words.domain.trim() === '') wrong.add('domain');
  if (words.kind !== 'line' && words.scheme.trim() === '' && words.landGroup === '') wrong.add('scheme');
  return wrong;
}

/** Only areas take part in the one map. */
export const joinsMap = ({ inMap, geometryKind }: DatasetWords) => inMap && geometryKind === 'polygon';

export function bodyOf(words: DatasetWords): NewDatasetBody {
  const scheme = words.scheme.trim();
  const scale = words.scale.trim();
  return {
    ...{ key: words.key, name: { zh: words.zh.trim(), en: words.en.trim() }, dataClass: words.dataClass },
    ...{ authority: words.authority.trim(), geometryKind: words.geometryKind, licence: words.licence.trim() },
    ...{ securityLevel: words.securityLevel, divisionCode: words.divisionCode, synthetic: words.synthetic },
    ...(scheme === '' ? {} : { scheme }),
    ...(scale === '' ? {} : { scale: Number(scale) }),
    ...planOf(words, undefined),
  };
}

/**
 * Only what was changed since the form was opened, so that nobody else’s change of another field is undone. Fields that
 * were emptied are taken away; what the form does not show of a plan stays.
 */
export function editOf(words: DatasetWords, opened: DatasetSummary, revision: number): DatasetEdit {
  const [now, then] = [fieldsOf(words, opened), fieldsOf(wordsOf(opened), opened)];
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(then, field)),
  );
  return { ...Object.fromEntries(changed), revision };
}

function fieldsOf(words: DatasetWords, opened: DatasetSummary): Omit<DatasetEdit, 'revision'> {
  const { key: _, geometryKind: __, divisionCode: ___, ...body } = bodyOf(words);
  return { ...body, scheme: body.scheme ?? null, scale: body.scale ?? null, ...planOf(words, opened.plan) };
}

function planOf(words: DatasetWords, before: DatasetSummary['plan']): Pick<NewDatasetBody, 'plan'> {
  if (!joinsMap(words)) return {};
  const { landGroup: _, ...kept } = before ?? {};
  const { kind, rank, landGroup } = words;
  return { plan: { ...kept, domain: words.domain.trim(), kind, rank, ...(landGroup === '' ? {} : { landGroup }) } };
}
