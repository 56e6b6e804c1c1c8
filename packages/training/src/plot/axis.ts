/** A linear axis of a plot, from values to SVG units. */
export type Axis = {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
};

/**
 * An axis from a round number at or below `low` to one at or above `high`, drawn from `start` to `end`; about
 * six ticks.
 */
export function linearAxis([low, high]: readonly [number, number], start: number, end: number): Axis {
  const step = tickStep(high > low ? high - low : Math.abs(high) || 1);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.max(from + step, Math.ceil(high / step - 1e-9) * step);
  const count = Math.round((to - from) / step);
  const place = (value: number) => start + ((value - from) / (to - from)) * (end - start);
  return {
    place: (value) => Math.round(10 * place(value)) / 10,
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12))),
  };
}

/** 1, 2 or 5 times a power of ten: at most six steps in `range`; -60 to 60 gets steps of twenty. */
function tickStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / 6));
  return power * ([1, 2, 5].find((m) => m * power >= range / 6 - 1e-12) ?? 10);
}
