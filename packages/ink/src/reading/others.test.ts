import { OTHER, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import { expect, test } from 'vitest';
import { othersThan } from './others.ts';

const candidate = (text: string, probability: number) => ({ text, value: text, probability });

test('the alternatives are other numbers that are likely enough, most likely first', () => {
  const candidates = [
    candidate('1749', 0.9),
    candidate(`174${OTHER}9`, 0.05),
    candidate(`174${STRUCK_OUT}`, 0.05),
    candidate('', 0.045),
    candidate('1744', 0.04),
    candidate('1741', 0.0001),
  ];
  expect(othersThan('1749', candidates).map(({ text }) => text)).toEqual(['1744']);
  expect(othersThan('1744', candidates).map(({ text }) => text)).toEqual(['1749']);
});
