export { type NewDataset, putDatasetInTrx } from './dataset-store.ts';
export { datasetPublished } from './events.ts';
export { type FeatureChange, publishVersionInTrx, type VersionChanges } from './publish-version.ts';
