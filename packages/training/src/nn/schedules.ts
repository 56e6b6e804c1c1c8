/** Course of the learning rate over a run; every share is a part of the whole run, in [0, 1). */
export type Schedule =
  | { readonly kind: 'constant'; readonly warmUp?: number }
  /**
   * Warm-up, then half a cosine down to `final` times the peak (Loshchilov & Hutter 2017, no
   * restarts).
   */
  | { readonly kind: 'cosine'; readonly warmUp?: number; readonly final?: number }
  /**
   * From `start` times the peak linearly up, then down to `final` times the peak (Smith & Topin
   * 2018).
   */
  | {
      readonly kind: 'oneCycle';
      readonly warmUp: number;
      readonly descent: 'cosine' | 'linear';
      readonly start?: number;
      readonly final?: number;
    };

/**
 * The factor on the peak learning rate at `progress`: 0 at the first step, 1 at the last one.
 *
 * `oneCycle` is PyTorch's `OneCycleLR` with `div_factor = 1 / start` and a linear rise; PyTorch's
 * `pct_start` of `total` steps is `warmUp = (pct_start * total - 1) / (total - 1)` here.
 */
export function scheduleFactor(schedule: Schedule, progress: number): number {
  const { warmUp = 0 } = schedule;
  const start = schedule.kind === 'oneCycle' ? (schedule.start ?? 0.04) : 0;
  if (progress < warmUp) return linear(start, 1, progress / warmUp);
  const rest = Math.min(1, (progress - warmUp) / (1 - warmUp));
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'cosine':
      return cosine(1, schedule.final ?? 0, rest);
    case 'oneCycle': {
      const { descent, final = 0 } = schedule;
      return descent === 'cosine' ? cosine(1, final, rest) : linear(1, final, rest);
    }
  }
}

/** The learning rate of step `step` (from 0) of `steps`. */
export function learningRateAt(schedule: Schedule, peak: number, step: number, steps: number): number {
  // The warm-up of `constant` and `cosine` starts at 0, and a step at rate 0 is wasted: those two
  // count from step 1.
  const zeroStart = schedule.kind !== 'oneCycle' && (schedule.warmUp ?? 0) > 0;
  const progress = zeroStart ? (step + 1) / steps : steps > 1 ? step / (steps - 1) : 0;
  return peak * scheduleFactor(schedule, progress);
}

/**
 * Decay of the moving average of the weights after `step` (from 0) updates. Rises from 0.1 to
 * `decay`, so that the random start does not dominate the first averages (TensorFlow's
 * `ExponentialMovingAverage` with `num_updates`).
 */
export function averageDecayAt(decay: number, step: number): number {
  return Math.min(decay, (1 + step) / (10 + step));
}

const linear = (from: number, to: number, share: number) => from + (to - from) * share;
const cosine = (from: number, to: number, share: number) =>
  to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2;
