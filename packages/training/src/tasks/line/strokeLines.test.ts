import { classOf, OTHER, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { stick, tinyFolder, tinyStrokes } from '../../data/testing/tinyStrokes.ts';
import type { LineStrokes, StripData } from '../../recipe/numberRecipe.ts';
import type { Line } from '../../synthetic/lines/strip.ts';
import { lineSources } from './lineSources.ts';
import { loadStrokeLines } from './strokeLines.ts';

const split = { share: 0.25, seed: 1 };
const own = tinyStrokes();
const people = own['unipen/digits.jsonl'].filter(({ label }) => label === '0');

/** Marks and letters of everyone, and a whole number of each with a parenthesis. */
const written = {
  ...own,
  'unipen/marks.jsonl': people.flatMap((one) => ['(', '-', '|', '&'].map((label) => ({ ...one, label }))),
  'unipen/letters.jsonl': people.flatMap((one) => ['A', 'x', 'O'].map((label) => ({ ...one, label }))),
  'unipen/numbers.jsonl': people.flatMap(({ strokes: [[x]], ...one }) => [
    {
      ...one,
      label: '( 1',
      strokes: [
        [x, 0, 0, 100],
        [80, 0, 80, 100],
      ],
    },
    { ...one, label: '1', strokes: [[x, 0, 0, 100]] },
    {
      ...one,
      label: '11',
      strokes: [
        [x, 0, 0, 100],
        [1000, 0, 1000, 100],
      ],
    },
    {
      ...one,
      label: '1 1',
      strokes: [
        [x, 0, 0, 100],
        [0, 200, 0, 300],
      ],
    },
  ]),
};

test('marks have their class, other signs and letters are other ink, lookalikes are left out', async () => {
  const { root, catalogue } = await tinyFolder(written);
  const { train, heldOut, files } = await loadStrokeLines(root, split, catalogue);
  expect(train.writers.length + heldOut.writers.length).toBe(12);
  expect(heldOut.writers).toHaveLength(3);
  for (const side of [train, heldOut]) {
    const classes = ['(', '-', '×', OTHER].map(classOf);
    expect([...side.marks.keys()].sort()).toEqual(classes.sort());
    // & and A of each writer; | and O look like digits.
    expect(side.marks.get(classOf(OTHER))).toHaveLength(2 * side.writers.length);
    // Single symbols, long lines and several rows are left out.
    expect(side.numbers.map(({ symbols }) => symbols)).toEqual(side.writers.map(() => [classOf('('), 1]));
  }
  expect(Object.keys(files)).toHaveLength(5);
});

test('no writer is on both sides, with or without digits', async () => {
  const others = [5, 6, 7, 8].map((w) => ({
    ...stick('hpp', w, '12'),
    strokes: [
      [20 * w, 0, 0, 100],
      [30, 0, 30, 100],
    ],
  }));
  // The digits of each writer lean as those of no other.
  const digits = people.flatMap((one, i) =>
    [...'0123456789'].map((label) => ({ ...one, label, strokes: [[3 * i + 1, 0, 0, 100]] })),
  );
  const { root, catalogue } = await tinyFolder({
    ...written,
    'unipen/digits.jsonl': digits,
    'unipen/numbers.jsonl': others,
  });
  const { train, heldOut } = await loadStrokeLines(root, split, catalogue);
  expect([train, heldOut].map(({ numbers }) => numbers.length)).toEqual([3, 1]);
  const leans = [train, heldOut].flatMap(({ writers }) => writers.map((by) => by.get(0)?.[0][0][0]));
  expect(new Set(leans).size).toBe(12);
});

test('a family that is left out is on neither side, and changes no other', async () => {
  const { root, catalogue } = await tinyFolder(written);
  const all = await loadStrokeLines(root, split, catalogue);
  const some = await loadStrokeLines(root, { ...split, leaveOut: ['syn', 'pendigits'] }, catalogue);
  const isKept = (writer: string) => !/^(syn|pendigits)-/.test(writer);
  expect([...some.heldOutWriters]).toEqual([...all.heldOutWriters].filter(isKept));
  expect(some.heldOutWriters.size).toBe(2);
  for (const side of ['train', 'heldOut'] as const) {
    const kept = { train: 6, heldOut: 2 }[side];
    expect(some[side].writers).toHaveLength(kept);
    expect(some[side].numbers).toHaveLength(kept);
    expect(some[side].marks.get(classOf('('))).toHaveLength(kept);
  }
  expect(Object.keys(some.files)).not.toContain('pendigits/digits.jsonl');
});

const none = { cheques: 0, spliced: 0, composed: 0, nothing: 0 };

async function linesOf(shares: Partial<StripData>, strokes: LineStrokes): Promise<(seed: number) => Line> {
  const { root, catalogue } = await tinyFolder(written);
  const { train } = await loadStrokeLines(root, split, catalogue);
  const material = { cheques: [], writers: [], usps: [], strokes: train };
  const sources = lineSources({ ...none, ...shares, strokes }, material);
  const [source] = sources.filter(({ share }) => share > 0);
  return (seed) => source.draw(createRandom(seed));
}

test('composed lines need no other digits if all are recorded', async () => {
  const draw = await linesOf({ composed: 1 }, { digits: 1, marks: 1, variants: { flag: 1 } });
  for (let seed = 0; seed < 20; seed++) {
    const { symbols, ink } = draw(seed);
    expect(symbols.length).toBeGreaterThan(0);
    expect(Math.max(...ink.data)).toBeGreaterThan(0.3);
  }
  expect(draw(3)).toEqual(draw(3));
});

test('recorded lines are the numbers of the training writers', async () => {
  const draw = await linesOf({ recorded: 1 }, { digits: 0, marks: 0 });
  for (let seed = 0; seed < 10; seed++) expect(draw(seed).symbols).toEqual([classOf('('), 1]);
});

test('of a line with crossed-out digits, all or some are struck out', async () => {
  const draw = await linesOf({ nothing: 1 }, { digits: 1, marks: 1, struckOut: 1 });
  for (let seed = 0; seed < 20; seed++) {
    const { symbols } = draw(seed);
    expect(symbols).toContain(classOf(STRUCK_OUT));
    // Where only some are crossed out, the other digits stay.
    expect(symbols.every((symbol) => symbol < 10 || symbol === classOf(STRUCK_OUT))).toBe(true);
    expect(symbols.length).toBeGreaterThanOrEqual(2);
  }
});
