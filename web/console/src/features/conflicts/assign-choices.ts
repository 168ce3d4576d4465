/**
 * Who may be assigned: the two whose plans contradict; where one authority made both, or there is one plan only, a second
 * that has a plan in the one map joins it. The server refuses anybody else.
 */
export function assignChoices(
  sides: readonly string[],
  planning: readonly string[],
): { first: readonly string[]; second: readonly string[] } {
  const parties = [...new Set(sides)];
  const second = parties.length > 1 ? parties : planning.filter((one) => !parties.includes(one));
  return { first: parties, second };
}
