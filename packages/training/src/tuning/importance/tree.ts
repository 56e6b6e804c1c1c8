import type { Random } from '@cifra/core/random/random.ts';

/** A regression tree over [0, 1]ⁿ as its leaves: a box and the mean of the samples in it. */
export type Leaf = {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly value: number;
};

type Sample = { readonly point: readonly number[]; readonly value: number };

/**
 * Grows a tree until no leaf has two different values. Each cut, among a random part of the axes,
 * minimises the variance (Breiman 2001, Random Forests, for regression).
 */
export function growTree(samples: readonly Sample[], random: Random): Leaf[] {
  const axes = samples[0].point.length;
  const grow = (inside: readonly Sample[], low: readonly number[], high: readonly number[]): Leaf[] => {
    const cut = bestCut(inside, chooseAxes(axes, random));
    if (!cut) return [{ low, high, value: mean(inside) }];
    const { axis, at } = cut;
    return [
      ...grow(
        inside.filter(({ point }) => point[axis] < at),
        low,
        high.with(axis, at),
      ),
      ...grow(
        inside.filter(({ point }) => point[axis] >= at),
        low.with(axis, at),
        high,
      ),
    ];
  };
  return grow(samples, new Array<number>(axes).fill(0), new Array<number>(axes).fill(1));
}

type Cut = { readonly axis: number; readonly at: number; readonly gain: number };

/**
 * Half of the axes, at least one, in random order; then all the others, for the case that the first
 * cannot be cut.
 */
function chooseAxes(count: number, random: Random): { first: number[]; rest: number[] } {
  const order = Array.from({ length: count }, (_, axis) => ({ axis, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ axis }) => axis);
  const part = Math.ceil(count / 2);
  return { first: order.slice(0, part), rest: order.slice(part) };
}

function bestCut(
  samples: readonly Sample[],
  { first, rest }: { first: number[]; rest: number[] },
): Cut | undefined {
  if (samples.every(({ value }) => value === samples[0].value)) return undefined;
  return bestOn(samples, first) ?? bestOn(samples, rest);
}

function bestOn(samples: readonly Sample[], axes: readonly number[]): Cut | undefined {
  let best: Cut | undefined;
  for (const axis of axes) {
    for (const cut of cutsAlong(samples, axis)) if (!best || cut.gain > best.gain) best = cut;
  }
  return best;
}

/**
 * Cuts halfway between neighbours; the gain is the reduction of variance, up to a constant that all
 * cuts share.
 */
function* cutsAlong(samples: readonly Sample[], axis: number): Generator<Cut> {
  const sorted = samples.toSorted((a, b) => a.point[axis] - b.point[axis]);
  const total = sorted.reduce((sum, { value }) => sum + value, 0);
  let left = 0;
  for (let i = 1; i < sorted.length; i++) {
    left += sorted[i - 1].value;
    const [before, after] = [sorted[i - 1].point[axis], sorted[i].point[axis]];
    if (before === after) continue;
    const gain = left ** 2 / i + (total - left) ** 2 / (sorted.length - i);
    yield { axis, at: (before + after) / 2, gain };
  }
}

function mean(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0) / samples.length;
}
