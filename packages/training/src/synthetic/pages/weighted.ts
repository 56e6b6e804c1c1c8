import type { Random } from '@cifra/core/random/random.ts';

/** One of the values, each with the frequency of its share; shares need not add up to 1. */
export function weighted<T>(all: readonly T[], shareOf: (one: T) => number, random: Random): T {
  let left = random.next() * all.reduce((sum, one) => sum + shareOf(one), 0);
  for (const one of all) {
    left -= shareOf(one);
    if (left < 0) return one;
  }
  return all[all.length - 1];
}
