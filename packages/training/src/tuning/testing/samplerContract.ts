import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { checkSpace } from '../checkSpace.ts';
import { contains } from '../domain.ts';
import type { Sampler } from '../samplers/sampler.ts';
import { isActive, type Params, type Space } from '../space.ts';
import type { Trial } from '../trial.ts';

/** Every kind of parameter, and conditions on conditions. */
export const anySpace: Space = checkSpace({
  rate: { kind: 'logFloat', low: 1e-4, high: 1 },
  share: { kind: 'float', low: -1, high: 1 },
  width: { kind: 'int', low: 8, high: 64, step: 8 },
  constant: { kind: 'categorical', choices: ['only'] },
  kind: { kind: 'categorical', choices: ['a', 'b', true, 4] },
  forA: { kind: 'float', low: 0, high: 1, when: { kind: ['a'] } },
  forBoth: { kind: 'int', low: 0, high: 3, when: { kind: ['a', 'b'] } },
  deep: { kind: 'float', low: 5, high: 6, when: { forBoth: [1, 2, 3] } },
});

/** A trial that completed with these values. */
export function endedTrial(number: number, params: Params, values: readonly number[]): Trial {
  return { number, params, values, worker: 'w', state: 'complete', reports: [], began: 0, seen: 0 };
}

/** The contract of every sampler. `create` makes it for a space and a seed. */
export function samplerContract(
  name: string,
  create: (space: Space, objectives: number, seed: number) => Sampler,
): void {
  /**
   * A study of `count` trials. Every fifth one is pruned, failed or still running, as in real
   * studies.
   */
  const study = (count: number, seed: number, objectives = 1): Trial[] => {
    const sampler = create(anySpace, objectives, seed);
    const trials: Trial[] = [];
    for (let number = 0; number < count; number++) {
      const random = createRandom(seed).split(number);
      const params = sampler({ space: anySpace, trials, number, random });
      const values = [Number(params.share) ** 2 + Number(params.width), Number(params.rate)];
      const trial = endedTrial(number, params, values.slice(0, objectives));
      const { values: _values, ...unfinished } = trial;
      const state = (['pruned', 'failed', 'running', 'abandoned'] as const)[(number / 5) % 4];
      const reports = [{ step: 1, value: values[0] }];
      trials.push(number % 5 === 0 ? { ...unfinished, state, reports } : trial);
    }
    return trials;
  };

  describe(`sampler ${name}`, () => {
    test.each([1, 2])(
      'proposes exactly the active parameters, each within its domain (%i objectives)',
      (objectives) => {
        for (const { params } of study(60, 3, objectives)) {
          const active = Object.entries(anySpace).filter(([, parameter]) => isActive(parameter, params));
          expect(Object.keys(params)).toEqual(active.map(([key]) => key));
          for (const [key, parameter] of active) expect(contains(parameter, params[key]), key).toBe(true);
        }
      },
    );

    test('proposes the same for the same situation, and differs for another seed', () => {
      const points = (seed: number) => study(25, seed).map(({ params }) => params);
      expect(points(1)).toEqual(points(1));
      expect(points(1)).not.toEqual(points(2));
    });

    test('does not change its input', () => {
      const trials = study(15, 1);
      const before = structuredClone(trials);
      create(anySpace, 1, 1)({ space: anySpace, trials, number: 15, random: createRandom(1) });
      expect(trials).toEqual(before);
    });

    test('reaches every choice, and both ends of continuous ranges', () => {
      const trials = study(200, 7);
      expect(new Set(trials.map(({ params }) => params.kind)).size).toBe(4);
      const shares = trials.map(({ params }) => Number(params.share));
      expect([Math.min(...shares) < -0.8, Math.max(...shares) > 0.8]).toEqual([true, true]);
    });
  });
}
