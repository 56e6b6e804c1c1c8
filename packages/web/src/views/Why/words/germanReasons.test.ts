import type { Finding } from '@cifra/core/explain/findings.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { expect, test } from 'vitest';
import { germanReasons, partWords } from './germanReasons.ts';

function shares(given: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 10 }, (_, digit) => given[digit] ?? 0);
}

test('parts and their places', () => {
  expect(partWords({ part: 'loop', row: 'bottom', column: 'left' })).toBe('die Schlaufe unten links');
  expect(partWords({ part: 'openSpace', side: 'top', row: 'middle', column: 'middle' })).toBe(
    'der nach oben offene Raum in der Mitte',
  );
  expect(partWords({ part: 'stroke', slope: 'horizontal', row: 'middle', column: 'left' })).toBe(
    'der waagerechte Strich links',
  );
});

test('the whole argument', () => {
  const finding = (given: Partial<Finding>): Finding => ({
    favours: 4,
    cover: 'paper',
    part: { part: 'bend', row: 'middle', column: 'middle' },
    pixels: [1],
    weight: 2,
    without: shares({ 4: 0.6, 9: 0.4 }),
    ...given,
  });
  const result = {
    digit: 4,
    against: 9,
    probabilities: shares({ 4: 0.912, 9: 0.08 }),
    findings: [
      finding({
        part: { part: 'opening', row: 'top', column: 'middle' },
        cover: 'ink',
        without: shares({ 9: 0.97, 4: 0.0004 }),
      }),
      finding({}),
      finding({ favours: 9, weight: Math.log(2.5), without: shares({ 4: 0.97, 9: 0.01 }) }),
    ],
  };
  expect(sentences(result, germanReasons).map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'Es sieht eher nach einer 4 aus als nach einer 9 (4: 91,2 %, 9: 8 %).',
    'Die Öffnung oben spricht für 4 und gegen 9: mit Tinte dort wäre das eine 9 (9: 97 %, 4: <0,1 %).',
    'Der Bogen in der Mitte spricht auch für 4: ohne diesen Teil wäre das noch immer eine 4 (4: 60 %, 9: 40 %).',
    'Der Bogen in der Mitte spricht für 9 und gegen 4: ohne diesen Teil wäre die 9 2,5-mal weniger wahrscheinlich.',
  ]);
});
