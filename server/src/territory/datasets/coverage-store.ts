import { sql, type Trx } from '../../platform/db/index.ts';

/** From this version on the dataset has data where the area is (EPSG:4490); `geom` null: nobody knows where. */
export async function replaceCoverageInTrx(
  trx: Trx,
  datasetId: string,
  version: number,
  geom: ReturnType<typeof sql> | null,
): Promise<void> {
  await sql`
    update datasets.coverages set version_to = ${version} where dataset_id = ${datasetId} and version_to is null`.execute(
    trx,
  );
  if (geom === null) return;
  await sql`
    insert into datasets.coverages (dataset_id, version_from, geom) values (${datasetId}, ${version}, st_multi(${geom}))`.execute(
    trx,
  );
}
