import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import type { Ink, Stroke } from '../stroke.ts';
import { type InkReading, readInk } from './readInk.ts';

/** A stroke from corner to corner, with points in between. */
function stroke(x: number, y: number, width: number, height: number): Stroke {
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return {
    points: shares.map((share) => ({ x: x + share * width, y: y + share * height, pressure: 0.5 })),
    measured: false,
  };
}

/** A digit 100 high at `x`, and its box with the width of the pen. */
const digit = (x: number, y = 0) => stroke(x, y, 40, 100);
const boxAt = (x: number, y = 0) => ({ x: x - 6, y: y - 6, width: 52, height: 112 });

function reading(text: string, xs: readonly number[], y = 0): Reading {
  return {
    text,
    value: text.replaceAll(/\D/g, ''),
    confidence: 0.99,
    raw: text,
    box: { x: xs[0] ?? 0, y, width: 400, height: 100 },
    digits: xs.map((x) => ({ digit: 0, box: boxAt(x, y), probabilities: [] })),
    candidates: [],
    accepted: true,
    refusal: null,
  };
}

/** Reads a drawing of two digits and marks, of which `text` is read. */
async function read(text: string, ...marks: Stroke[]): Promise<InkReading> {
  const ink = [digit(0), digit(100), ...marks];
  const readings = await readInk(ink, async () => [reading(text, [0, 100])], true);
  return readings[0];
}

const dash = stroke(-60, 50, 30, 2);
const point = stroke(68, 98, 2, 2);
const comma = stroke(70, 92, -6, 24);

test.each([
  ['17', [], undefined],
  ['-17', [dash], undefined],
  ['1.7', [point], undefined],
  ['1,7', [comma], undefined],
  ['1:7', [stroke(70, 30, 2, 2), stroke(70, 80, 2, 2)], undefined],
  ['1/7', [stroke(86, 0, -30, 100)], undefined],
  ['17', [dash], '-17'],
  ['.17', [dash], '-17'],
  ['1.7', [comma], '1,7'],
  ['1,7', [point], '1.7'],
  ['17', [point], '1.7'],
  ['1.7', [], '17'],
  ['17', [stroke(70, 30, 2, 2), stroke(70, 80, 2, 2)], '1:7'],
])('%s is read; of %j the ink shows %s', async (text, marks, inInk) => {
  const seen = await read(text, ...marks);
  expect(seen.inInk).toBe(inInk);
  expect(seen.accepted).toBe(inInk === undefined);
});

test('a bar of a digit and a stroke that may be anything are no marks', async () => {
  expect((await read('17', stroke(-2, 50, 44, 0))).inInk).toBeUndefined();
  expect((await read('17', stroke(70, 0, 0, 100))).inInk).toBeUndefined();
  // The slash is in the box of the digit.
  expect((await read('1/7')).inInk).toBeUndefined();
});

test('a dash in the box of the digit next to it is seen, because it is apart from the digit', async () => {
  const wide = {
    ...reading('17', [0, 100]),
    digits: [{ box: { ...boxAt(-70), width: 116 } }, { box: boxAt(100) }],
  };
  const ink = [digit(0), digit(100), dash];
  const [seen] = await readInk(ink, async () => [wide as unknown as Reading], true);
  expect(seen.inInk).toBe('-17');
});

test('marks that a format writes, and currencies, are not compared', async () => {
  expect((await read('$17')).inInk).toBeUndefined();
  const [written] = await readInk([digit(0), digit(100)], async () => [reading('1:7', [0, 100])], false);
  expect(written.inInk).toBeUndefined();
});

test('a line that was not read is read once more, alone; readings are ordered from top to bottom', async () => {
  const [above, below] = [digit(0), digit(0, 200)];
  const asked: Ink[] = [];
  const readings = await readInk(
    [below, above],
    async (ink) => {
      asked.push(ink);
      return ink.includes(below) ? [reading('2', [0], 200)] : [reading('1', [0])];
    },
    true,
  );
  expect(asked).toEqual([[below, above], [above]]);
  expect(readings.map(({ text }) => text)).toEqual(['1', '2']);
  expect(readings.every(({ accepted }) => accepted)).toBe(true);
});

test('two lines of which none was read are read one by one', async () => {
  const ink = [digit(0), digit(0, 200)];
  const blank = { ...reading('', []), box: null, accepted: false, refusal: 'blank' } as const;
  const readings = await readInk(
    ink,
    async (part) =>
      part.length === 2 ? [blank] : [reading(part[0] === ink[0] ? '1' : '2', [0], part[0].points[0].y)],
    true,
  );
  expect(readings.map(({ text }) => text)).toEqual(['1', '2']);
  expect(readings.every(({ accepted }) => accepted)).toBe(true);
});

test('a stroke as large as a digit that was not read makes the reading a question', async () => {
  const [seen] = await readInk([digit(0), digit(400)], async () => [reading('1', [0])], true);
  expect(seen).toMatchObject({ text: '1', accepted: false, refusal: 'ambiguous' });
});

test('a rule, a speck, and ink that is read as nothing at all are not read again', async () => {
  for (const extra of [stroke(0, 300, 200, 2), stroke(300, 300, 3, 3)]) {
    let times = 0;
    const count = async () => {
      times++;
      return [reading('1', [0])];
    };
    await readInk([digit(0), extra], count, true);
    expect(times).toBe(1);
  }
  let times = 0;
  await readInk(
    [digit(0)],
    async () => {
      times++;
      return [];
    },
    true,
  );
  expect(times).toBe(1);
});
