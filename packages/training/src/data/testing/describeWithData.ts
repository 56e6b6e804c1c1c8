import { beforeEach, describe } from 'vitest';
import { findRealData, type RealData } from '../sources/realData.ts';

/**
 * A group of tests on real data; `root` is the data folder. Without the data its tests are skipped,
 * with the reason. `root` is then '', which only the test bodies see, and these do not run.
 */
export function describeWithData(
  title: string,
  sets: readonly RealData[],
  tests: (root: string) => void,
): void {
  const { root = '', skip } = findRealData(sets);
  describe(title, () => {
    if (skip) beforeEach((test) => test.skip(skip));
    tests(root);
  });
}
