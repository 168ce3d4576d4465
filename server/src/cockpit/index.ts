/**
 * Every figure of the duty wall from one repeatable-read snapshot, in the caller’s data scope (`Cockpit` of the contracts;
 * times ISO 8601, durations ms, positions EPSG:4490). 404 when the division asked for is unknown or out of scope.
 */
export { readCockpit } from './read-cockpit.ts';
