export {
  chooseResponsible,
  type DutyBoard,
  type ResponsibilityRequest,
  type Responsible,
  readBoardFor,
} from './duty/choose-responsible.ts';
export { type DutyPeopleQuery, listDutyPeople } from './duty/duty-queries.ts';
export { findDutyPerson } from './duty/find-duty-person.ts';
export {
  type ImportOptions,
  type ImportReport,
  importDivisionGeometries,
  type OutlineSet,
} from './places/import-division-geometries.ts';
export type { Place } from './places/place.ts';
export { createPlaceIndex, type PlaceIndex } from './places/place-index.ts';
export type { SeedAccount } from './seed/seed-world.ts';
export { type SeedOptions, seedDirectory } from './seed-demo.ts';
