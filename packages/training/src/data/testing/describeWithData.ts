import { describe } from 'vitest';
import { findRealData, type RealData } from '../realData.ts';

/**
 * A group of tests over real data; `root` is the data folder. Without the data the group is skipped, and its title says
 * why.
 */
export function describeWithData(
  title: string,
  sets: readonly RealData[],
  tests: (root: string) => void,
): void {
  const { root, skip } = findRealData(sets);
  if (root === undefined) describe.skip(`${title} (skipped: ${skip})`, () => tests(''));
  else describe(title, () => tests(root));
}
