/** A linear axis of a plot, from values to SVG units. */
export type Axis = {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
};

/**
 * An axis from a round number at or below `low` to one at or above `high`, drawn from `start` to
 * `end`; about six ticks.
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

/**
 * A logarithmic axis around positive values, with a tick at 1, 2 and 5 of each decade; for wide
 * ranges only at powers of ten.
 */
export function logAxis([low, high]: readonly [number, number], start: number, end: number): Axis {
  // Never empty, so that a single value can be placed.
  const [from, to] = [Math.log(low / 1.15), Math.log(high * 1.15)];
  const place = (value: number) => start + ((Math.log(value) - from) / (to - from)) * (end - start);
  return { place: (value) => Math.round(10 * place(value)) / 10, ticks: logTicks(low / 1.15, high * 1.15) };
}

function logTicks(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const steps = last - first > 3 ? [1] : [1, 2, 5];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((tick) => tick >= low && tick <= high);
}

/** 1, 2 or 5 times a power of ten: at most six steps in `range`; -60 to 60 gets steps of twenty. */
function tickStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / 6));
  return power * ([1, 2, 5].find((m) => m * power >= range / 6 - 1e-12) ?? 10);
}
