/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests that failed
 * @property {number} errors files that could not run, and errors outside any test
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * What went wrong outside a test counts as a failure too, so that the line never looks better than the run.
 * @param {Tally} tally
 * @param {number | null} status exit code of Vitest
 */
export function closingLine(tally, status) {
  return `${tally.passed} passed, ${countFailures(tally, status)} failed, ${tally.skipped.length} skipped`;
}

/**
 * @param {Tally} tally
 * @param {number | null} status
 * @param {boolean} isCi there nothing may be skipped
 */
export function isFailure(tally, status, isCi) {
  if (countFailures(tally, status) > 0 || tally.passed === 0) return true;
  return isCi && tally.skipped.length > 0;
}

/**
 * @param {Tally} tally
 * @param {boolean} isCi
 * @returns {string[]}
 */
export function explainSkips(tally, isCi) {
  const lines = tally.skipped.map(({ name, reason }) => `skipped: ${name} — ${reason}`);
  return isCi && lines.length > 0 ? [...lines, 'With CI=true nothing may be skipped.'] : lines;
}

function countFailures(tally, status) {
  const known = tally.failed + tally.errors;
  return known === 0 && status !== 0 ? 1 : known;
}
