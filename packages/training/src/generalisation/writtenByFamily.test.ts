import { expect, test } from 'vitest';
import { stick, tinyFolder, tinyStrokes } from '../data/testing/tinyStrokes.ts';
import { isInAlphabet, writtenByFamily } from './writtenByFamily.ts';

const two = (label: string) => ({
  ...stick('apa', 1, label),
  strokes: [
    [0, 0, 0, 100],
    [60, 0, 60, 100],
  ],
});

async function written(most?: number) {
  const numbers = [two('1 1'), two('-1'), stick('apa', 2, '1'), two('--'), { ...two('11'), site: 'hpp' }];
  // A digit of three times its writer's size.
  const digits = [...tinyStrokes()['unipen/digits.jsonl'], { ...stick('apa', 3, '0'), em: 33 }];
  const { root, catalogue } = await tinyFolder({
    ...tinyStrokes(),
    'unipen/digits.jsonl': digits,
    'unipen/numbers.jsonl': numbers,
  });
  return writtenByFamily('ap', { dataRoot: root, catalogue, most });
}

test('all digits of the family, none cut off, and its numbers of two symbols or more', async () => {
  const { digits, numbers } = await written();
  expect(digits).toHaveLength(41);
  expect(new Set(digits.map(({ writer }) => writer.slice(0, 3)))).toEqual(new Set(['apa']));
  expect(numbers.map(({ label }) => label)).toEqual(['1 1', '-1']);
  const { width, height, data } = digits[40].picture();
  // Ink neither touches the upper edge of the paper, 16 pixels below that of the picture, nor is it small.
  const rows = Array.from({ length: height }, (_, y) =>
    data.subarray(y * width, (y + 1) * width).some((value) => value < 128),
  );
  expect(rows.indexOf(true)).toBeGreaterThan(16);
  expect(rows.filter(Boolean).length).toBeGreaterThan(30);
});

test('a sample is always the same', async () => {
  const labels = async () => (await written(7)).digits.map(({ label, writer }) => `${writer} ${label}`);
  expect(await labels()).toHaveLength(7);
  expect(await labels()).toEqual(await labels());
});

test.each([
  ['( 5 6 7 ) 8-9', true],
  ['16 * 4', false],
  ['5 ~ ?', false],
])('a reader can read all signs of %s: %s', (label, can) => {
  expect(isInAlphabet(label)).toBe(can);
});
