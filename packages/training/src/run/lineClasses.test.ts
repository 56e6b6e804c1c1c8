import { BLANK, classOf, LINE_CLASSES, OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import { expect, test } from 'vitest';
import { lineClasses } from './lineClasses.ts';

test('the classes of a model with all symbols stay where they are', () => {
  expect(lineClasses(SYMBOLS)).toEqual(
    Array.from({ length: LINE_CLASSES }, (_, from) => ({ from, below: 0 })),
  );
});

test('a new symbol starts below unknown ink; known ones and the blank are found wherever they were', () => {
  const labels = [...'0123456789', '-', OTHER];
  const classes = lineClasses(labels);
  expect(classes[7]).toEqual({ from: 7, below: 0 });
  expect(classes[classOf('-')]).toEqual({ from: 10, below: 0 });
  expect(classes[classOf(OTHER)]).toEqual({ from: 11, below: 0 });
  expect(classes[BLANK]).toEqual({ from: 12, below: 0 });
  expect(classes[classOf('(')]).toEqual({ from: 11, below: 6 });
});
