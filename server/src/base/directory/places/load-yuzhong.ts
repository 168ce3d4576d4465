import { sql, type Trx } from '../../../platform/db/index.ts';
import { importDivisionGeometries, type OutlineSet } from './import-division-geometries.ts';
import { loadOnceInTrx, readDataFile } from './loaded-data.ts';

interface LandmarkFile {
  about: string;
  landmarks: { name: string; nameEn: string; at: [number, number] }[];
}

/** First day of the synthetic outlines: the day from which the division list is known. */
const VALID_FROM = '2023-06-30';

/** Loads the synthetic partition and the landmarks of 渝中区; does nothing when they are in. True when it loaded. */
export async function loadYuzhongInTrx(trx: Trx, now: Date): Promise<boolean> {
  const partition = await readDataFile('chongqing/yuzhong-partition.geojson');
  const landmarks = await readDataFile('chongqing/yuzhong-landmarks.json');
  const loaded = await loadOnceInTrx(trx, 'yuzhong-partition', [partition], now, async () => {
    // Our own file, checked feature by feature like anybody's.
    await importDivisionGeometries(trx, partition.parse() as OutlineSet, {
      source: '合成 synthetic: data/chongqing/generate-yuzhong.ts',
      synthetic: true,
      validFrom: VALID_FROM,
      now,
    });
  });
  await loadOnceInTrx(trx, 'yuzhong-landmarks', [landmarks], now, async () => {
    // Our own file; its shape is asserted by load-divisions.test.ts.
    const file = landmarks.parse() as LandmarkFile;
    await sql`delete from directory.landmarks`.execute(trx);
    await sql`insert into directory.landmarks (id, name, name_en, geom, source)
      select n, l ->> 'name', l ->> 'nameEn',
        st_setsrid(st_point((l -> 'at' ->> 0)::float8, (l -> 'at' ->> 1)::float8), 4490), ${file.about}
      from jsonb_array_elements(${JSON.stringify(file.landmarks)}::jsonb) with ordinality as given (l, n)`.execute(trx);
  });
  return loaded;
}
