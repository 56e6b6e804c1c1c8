import { median, type Row } from './bench.ts';

/** One of those who are compared. */
export type Contestant = {
  readonly name: string;
  /** Does a fixed piece of work; returns its speed, more is better. */
  readonly round: () => Promise<number>;
};

/** Rounds that count, after one that does not. $CIFRA_BENCH_ROUNDS changes the number. */
const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);

/**
 * Compares contestants turn and turn about within one run, so that whatever else the machine does falls on all of them;
 * every other round goes backwards. `ratio` is the median over the rounds of a speed divided by that of `baseline` in the
 * same round, with its lowest and highest.
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

function ratio(all: readonly number[]): string {
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return `${median(all).toFixed(2)} (${low.toFixed(2)} … ${high.toFixed(2)})`;
}
