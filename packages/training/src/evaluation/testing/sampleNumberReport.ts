import { createRandom } from '@cifra/core/random/random.ts';
import { evaluateStrings } from '../numbers/evaluateStrings.ts';
import type { NumberReport } from '../numbers/numberReport.ts';
import { sampleWorld } from './sampleWorld.ts';

/** Eighty strings, of which about one in seven is misread. */
export function sampleNumberReport(): NumberReport {
  const random = createRandom(6);
  const strings = Array.from({ length: 80 }, (_, i) => {
    const wanted = String(10_000 + random.integer(90_000));
    const wrong = random.next() < 0.15;
    const read = wrong ? ['', '?', wanted.slice(1), `${wanted}7`][random.integer(4)] : wanted;
    return { name: `<string> ${i}`, wanted, read, probability: random.next() * (wrong ? 0.9 : 1) };
  });
  const curve = [
    { minimumProbability: 0.2, risk: 0.04, coverage: 0.9 },
    { minimumProbability: 0.7, risk: 0.008, coverage: 0.3 },
  ];
  const chance = { resamples: 50, seed: 1 };
  return {
    format: 'cifra-number-report/3',
    model: {
      name: 'lines <1>',
      version: '1.0.0',
      parameters: 10,
      multiplyAdds: 20,
      temperature: 1,
      sha256: 'cd'.repeat(32),
    },
    ...chance,
    command: 'cifra evaluate lines --out b',
    versions: { cifra: '0' },
    made: '2026-01-31T00:00:00.000Z',
    files: { 'made-up': '00' },
    sets: [evaluateStrings({ name: 'made-up', about: { kind: 'synthetic' }, strings }, curve, chance)],
    world: sampleWorld(),
  };
}
