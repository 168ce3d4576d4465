import { fileRefused } from '../import-errors.ts';
import type { OpenedFile, RawFeature } from '../raw-feature.ts';
import { type RecognisedCrs, recogniseCrs, suggestShift } from '../recognise/crs-rules.ts';
import { insideTest } from '../recognise/district.ts';
import { type Fields, recogniseFields } from '../recognise/field-rules.ts';
import { firstPosition } from '../recognise/to-wkb.ts';
import type { ReadingTask, Recognised } from './reading-messages.ts';

/** What the first features and the file itself say of how it is to be read. Refuses what lies nowhere. */
export function recogniseFile(
  file: OpenedFile,
  sample: readonly RawFeature[],
  task: Pick<ReadingTask, 'crs' | 'fields' | 'district'>,
): { crs: RecognisedCrs; fields: Fields; recognised: Recognised } {
  const positions = sample
    .map(({ geometry }) => geometry && firstPosition(geometry))
    .filter((position) => position !== undefined);
  if (positions.length === 0) throw fileRefused('no-shapes', '文件中没有图形', 'The file holds no shapes');
  const crs = recogniseCrs(positions, task.district.box, { asked: task.crs, declared: file.declaredCrs });
  if (crs === undefined) {
    throw fileRefused(
      'unknown-crs',
      '无法识别坐标系，坐标不在本区',
      'The coordinates fit no system in which they lie in the district',
    );
  }
  const fields = recogniseFields(Object.keys(sample[0]?.properties ?? {}), task.fields);
  const places = positions.map(([x, y]) => crs.toDegrees(x, y));
  const suggestion = task.crs === undefined ? suggestShift(places, insideTest(task.district)) : undefined;
  const { toDegrees: _, ...plain } = crs;
  const { format, encoding, layer } = file;
  const said = {
    ...plain,
    fields,
    ...(encoding ? { encoding } : {}),
    ...(layer ? { layer } : {}),
    ...(suggestion ? { suggestion } : {}),
  };
  return { crs, fields, recognised: { format, said } };
}
