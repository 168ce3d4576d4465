export { type DutyPeopleQuery, dutyState, listDutyPeople } from './duty/duty-queries.ts';
export { findDutyPerson } from './duty/find-duty-person.ts';
export {
  findResponsible,
  type ResponsibilityRequest,
  type Responsible,
  type ResponsibleOptions,
} from './duty/find-responsible.ts';
export { dutyChanged } from './events.ts';
export { divisionMap, listDivisions } from './places/division-queries.ts';
export {
  type ImportOptions,
  type ImportReport,
  importDivisionGeometries,
} from './places/import-division-geometries.ts';
export type { Place, PointRequest } from './places/place.ts';
export { createPlaceIndex, locate, type PlaceIndex } from './places/place-index.ts';
export type { SeedAccount } from './seed/seed-world.ts';
export { type SeedOptions, seedDirectory } from './seed-demo.ts';
