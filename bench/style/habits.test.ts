import { createRandom } from '@cifra/core/random/random.ts';
import { HABITS } from '@cifra/core/reading/styles.ts';
import { expect, test } from 'vitest';
import { fitHabits } from './habits.ts';

test('the habits of simulated writers are found again', () => {
  const random = createRandom('habits');
  const rates = { flags: [0.05, 0.9], bars: [0.1, 0.95] };
  const priors = [0.4, 0.3, 0.1, 0.2];
  const writers = priors.flatMap((share, i) =>
    Array.from({ length: 400 * share }, () => {
      const write = (which: 'flags' | 'bars') => {
        const drawn = Array.from({ length: 8 }, () => random.next() < rates[which][HABITS[i][which]]);
        const count = drawn.filter(Boolean).length;
        return { with: count, without: 8 - count };
      };
      return { flags: write('flags'), bars: write('bars') };
    }),
  );
  const fit = fitHabits(writers);
  for (const [i, share] of priors.entries()) expect(Math.abs(fit.priors[i] - share)).toBeLessThan(0.02);
  for (const has of [0, 1]) {
    expect(Math.abs(fit.flagRates[has] - rates.flags[has])).toBeLessThan(0.03);
    expect(Math.abs(fit.barRates[has] - rates.bars[has])).toBeLessThan(0.03);
  }
});
