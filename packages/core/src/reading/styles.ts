/**
 * How a writer writes 1 and 7. `american`: a plain stroke, and no bar. `european`: a 1 with a flag,
 * and a 7 with a bar. `auto`: as the other digits of the picture show.
 */
export const STYLES = ['auto', 'american', 'european'] as const;
export type Style = (typeof STYLES)[number];

/**
 * One number for each habit of a writer: plain 1 and plain 7; plain 1 and barred 7; flagged 1 and
 * plain 7; flagged 1 and barred 7.
 */
export type PerHabit = readonly [number, number, number, number];

/** The habits of a writer, in the order of `PerHabit`: 1 if there is a flag, or a bar. */
export const HABITS = [
  { flags: 0, bars: 0 },
  { flags: 0, bars: 1 },
  { flags: 1, bars: 0 },
  { flags: 1, bars: 1 },
] as const;

/** Returns a number for each habit. */
export function perHabit(value: (habit: (typeof HABITS)[number], index: number) => number): PerHabit {
  return [value(HABITS[0], 0), value(HABITS[1], 1), value(HABITS[2], 2), value(HABITS[3], 3)];
}
