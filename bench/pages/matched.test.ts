import type { Box, Reading } from '@cifra/core/base/types.ts';
import type { PageLine } from '@cifra/training/synthetic/pages/composePage.ts';
import { expect, test } from 'vitest';
import { matched, NOTHING, sum } from './matched.ts';

const line = (text: string, { x, y, width, height }: Box, more: Partial<PageLine> = {}): PageLine => ({
  text,
  symbols: [],
  kind: 'number',
  isStruckOut: false,
  quad: [
    { x, y: y + height },
    { x: x + width, y: y + height },
    { x: x + width, y },
    { x, y },
  ],
  height,
  direction: 0,
  ...more,
});
const reading = (text: string, box: Box | null, accepted = true): Reading => ({
  text,
  value: text,
  confidence: 1,
  raw: text,
  box,
  digits: [],
  candidates: [],
  accepted,
  refusal: accepted ? null : 'ambiguous',
});
const at = (x: number, y = 0): Box => ({ x, y, width: 40, height: 20 });

test('each reading belongs to the number that it overlaps most', () => {
  const lines = [line('12', at(0)), line('34', at(100)), line('56', at(200))];
  const readings = [
    reading('12', at(4)),
    reading('35', at(100)),
    reading('56', { x: 200, y: 0, width: 40, height: 60 }),
    reading('7', at(300)),
  ];
  // The third reading has a third of its box in common with the number, which is too little.
  expect(matched(lines, readings)).toEqual({
    pages: 1,
    numbers: 3,
    found: 2,
    right: 1,
    accepted: 2,
    acceptedWrong: 1,
    acceptedElsewhere: 2,
  });
});

test('what is read of a number that the picture cuts off does not count', () => {
  const readings = [reading('3', at(95)), reading('9', at(300))];
  expect(matched([], readings, [line('34', { ...at(90), width: 80 })])).toMatchObject({
    numbers: 0,
    acceptedElsewhere: 1,
  });
});

test('words, print and crossed-out numbers do not count as numbers, nor do marks', () => {
  const lines = [
    line('1.200,-', at(0)),
    line('Berlin', at(100), { kind: 'words' }),
    line('2026', at(200), { kind: 'print' }),
    line('471', at(300), { isStruckOut: true }),
  ];
  const counts = matched(lines, [
    reading('1200', at(0), false),
    reading('2026', at(200)),
    reading('471', at(300), false),
    reading('', null, false),
  ]);
  expect(counts).toEqual({ ...NOTHING, pages: 1, numbers: 1, found: 1, right: 1, acceptedElsewhere: 1 });
  expect(sum(counts, counts)).toMatchObject({ pages: 2, numbers: 2, acceptedElsewhere: 2 });
});
