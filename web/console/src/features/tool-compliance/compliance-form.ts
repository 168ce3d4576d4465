import type { ComplianceRequest, DesignIndicator, ProjectType } from '@shancheng/contracts/compliance';
import type { Polygon } from 'geojson';

export const PROJECT_TYPES: readonly ProjectType[] = [
  'residential',
  'commercial',
  'industrial',
  'public-service',
  'transport',
];

/** The indicators of a design, with the unit behind the field. */
export const DESIGN_FIELDS: readonly { key: DesignIndicator; unit: string; most: number; whole?: boolean }[] = [
  { key: 'far', unit: '', most: 100 },
  { key: 'density', unit: '%', most: 100 },
  { key: 'greenRate', unit: '%', most: 100 },
  { key: 'heightM', unit: 'm', most: 2000 },
  { key: 'parking', unit: '', most: 100_000, whole: true },
  { key: 'setbackM', unit: 'm', most: 1000 },
  { key: 'entrances', unit: '', most: 100, whole: true },
];

export interface ComplianceWords {
  name: string;
  projectType: ProjectType;
  majorProjectNo: string;
  /** What is not told stays out: a zero would be a statement. */
  design: Partial<Record<DesignIndicator, number>>;
}

export const EMPTY_WORDS: ComplianceWords = { name: '', projectType: 'residential', majorProjectNo: '', design: {} };

/** What is asked of the server. Without any figure of the design only the ground is examined. */
export function requestOf(words: ComplianceWords, parcel: Polygon, asOf: string | undefined): ComplianceRequest {
  const design = Object.fromEntries(Object.entries(words.design).filter(([, value]) => value !== undefined));
  const number = words.majorProjectNo.trim();
  return {
    name: words.name.trim(),
    projectType: words.projectType,
    parcel,
    ...(asOf === undefined ? {} : { asOf }),
    ...(number === '' ? {} : { majorProjectNo: number }),
    ...(Object.keys(design).length === 0 ? {} : { design }),
  };
}
