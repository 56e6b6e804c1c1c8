import { median } from '@cifra/core/base/quantile.ts';
import type { Row } from './bench.ts';

/** A contestant of a comparison. */
export type Contestant = {
  readonly name: string;
  /** Does a fixed piece of work; returns its speed, more is better. */
  readonly round: () => Promise<number>;
};

/** Number of rounds that count, after a warm-up round; $CIFRA_BENCH_ROUNDS changes it. */
const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);

/**
 * Runs the programs that are compared alternately, so that other load on the machine affects all of
 * them equally. Every second round is in reverse order. `ratio` is the median over the rounds of a
 * speed divided by that of `baseline` in the same round, with its minimum and maximum.
 */
export async function inTurns(
  contestants: readonly Contestant[],
  {
    unit,
    baseline,
    rounds = ROUNDS,
  }: { readonly unit: string; readonly baseline: string; readonly rounds?: number },
): Promise<Row[]> {
  const speeds = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, round: run } of round % 2 ? contestants.toReversed() : contestants) {
      const speed = await run();
      if (round > 0) speeds.get(name)!.push(speed);
    }
  }
  const base = speeds.get(baseline);
  return [...speeds].map(([who, all]) => ({
    who,
    [unit]: median(all),
    lowest: Math.min(...all),
    highest: Math.max(...all),
    ...(base && { [`× ${baseline}`]: ratio(all.map((speed, i) => speed / base[i])) }),
    rounds,
  }));
}

/** Median, least and most. */
export function ratio(all: readonly number[]): string {
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return `${median(all).toFixed(2)} (${low.toFixed(2)} … ${high.toFixed(2)})`;
}
