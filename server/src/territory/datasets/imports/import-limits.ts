/** What a file may ask of us; beyond that it is refused with a reason. */
export const LIMITS = {
  archiveEntries: 2_000,
  archiveBytes: 8 * 1024 ** 3,
  /** Real data seldom packs better than 1:20; below this size no ratio is looked at. */
  archiveRatio: 200,
  ratioFromBytes: 64 * 1024 ** 2,
  features: 5_000_000,
  verticesPerRing: 1_000_000,
  verticesPerFeature: 2_000_000,
  lineBytes: 96 * 1024 ** 2,
  /** GDAL takes some 650 bytes for each vertex of the feature at hand. */
  ogrKilobytes: 2_500_000,
  readSeconds: 1_800,
  unreadableRows: 1_000,
} as const;
