/** Imports, step by step, for whoever runs them without HTTP (benchmarks): receive a file, read and check it, publish it. */

export { type NewDataset, putDatasetInTrx } from './dataset-store.ts';
export { datasetDescribed, datasetPublished } from './events.ts';
export { acceptImport } from './imports/accept-import.ts';
/** What an archive says it holds, and whether that may be unpacked; refuses with the reason (422). */
export { checkEntries } from './imports/formats/unzip.ts';
export { readDirectory, type ZipEntry } from './imports/formats/zip-directory.ts';
export { readImport } from './imports/read-import.ts';
export { receiveImport } from './imports/receive-import.ts';
export { type FeatureChange, publishVersionInTrx, type VersionChanges } from './publish-version.ts';
export { securityLevelsOf } from './security-levels.ts';
export { collectionOf, geoPackageOf } from './write-collection.ts';
