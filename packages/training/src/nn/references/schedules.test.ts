import { test } from 'vitest';
import { learningRateAt, type Schedule } from '../schedules.ts';
import { expectClose, readReference } from '../testing/reference.ts';

type Case = {
  readonly name: string;
  readonly kind: 'oneCycle' | 'cosine' | 'warmUp' | 'warmUpCosine';
  readonly shape: 'cos' | 'linear';
  readonly peak: number;
  readonly end: number;
  readonly steps: number;
  readonly warmUp: number;
  readonly startDivisor: number;
  readonly endDivisor: number;
  readonly warmUpSteps: number;
  readonly rates: readonly number[];
};

for (const each of readReference<Case>('schedules')) {
  test(each.name, () => {
    const steps = each.rates.length;
    const schedule = scheduleOf(each);
    const rates = each.rates.map((_, step) => learningRateAt(schedule, each.peak, step, steps));
    // PyTorch's cosine one-cycle rises along a cosine too; here the rise is always linear, so only
    // the descent is compared.
    const from = each.shape === 'cos' ? Math.ceil(each.warmUp * each.steps) : 0;
    expectClose(rates.slice(from), each.rates.slice(from), 'rate', 1e-9);
  });
}

function scheduleOf({
  kind,
  shape,
  peak,
  end,
  warmUp,
  steps,
  startDivisor,
  endDivisor,
  warmUpSteps,
  rates,
}: Case): Schedule {
  switch (kind) {
    case 'oneCycle':
      return {
        kind,
        warmUp: (warmUp * steps - 1) / (steps - 1),
        descent: shape === 'cos' ? 'cosine' : 'linear',
        start: 1 / startDivisor,
        final: 1 / startDivisor / endDivisor,
      };
    case 'cosine':
      return { kind, final: end / peak };
    case 'warmUp':
      return { kind: 'constant', warmUp: warmUpSteps / rates.length };
    case 'warmUpCosine':
      return { kind: 'cosine', warmUp: warmUpSteps / rates.length };
  }
}
