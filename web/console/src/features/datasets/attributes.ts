import type { DatasetFeature } from '@shancheng/contracts/dataset';

/** More columns than this nobody reads; the download has them all. */
const MOST = 12;
const LONGEST = 80;

/** The names of all attributes on the page, in the order in which they are met. */
export function attributeNames(features: readonly Pick<DatasetFeature, 'attributes'>[]): string[] {
  return [...new Set(features.flatMap(({ attributes }) => Object.keys(attributes)))].slice(0, MOST);
}

/** A value in a cell, shortened; nothing where there is none. */
export function attributeText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
