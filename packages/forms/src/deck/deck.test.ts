import type { Picture } from '@cifra/core/base/types.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { parseTemplate } from '../template/template.ts';
import { entriesOf } from './answers.ts';
import { type DeckPage, deck } from './deck.ts';
import { SOURCES } from './sources.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
/** A slip of 60 × 40 mm with every kind of field. */
const template = parseTemplate({
  format: 'cifra-form/1',
  name: 'Slip',
  version: '1.0.0',
  pages: [
    {
      width: 60,
      height: 40,
      unit: 'mm',
      blank: 'slip.png',
      fields: [
        { kind: 'number', name: 'a', box: box(5, 5, 28, 9), expect: 'digits:4', cells: 4 },
        { kind: 'number', name: 'b', box: box(5, 16, 25, 9), required: true },
        {
          kind: 'choice',
          name: 'c',
          box: box(35, 5, 20, 5),
          options: [
            { value: 'x', box: box(35, 5, 5, 5) },
            { value: 'y', box: box(45, 5, 5, 5) },
          ],
        },
        { kind: 'bubbles', name: 'd', box: box(35, 12, 7, 26), digits: 1 },
        { kind: 'picture', name: 'e', box: box(5, 28, 25, 10) },
      ],
    },
  ],
});
const blank: Picture = { width: 240, height: 160, channels: 1, data: new Uint8Array(240 * 160).fill(255) };

function darkest({ data }: Picture): number {
  let least = 255;
  for (const value of data) least = Math.min(least, value);
  return least;
}

async function pages(seed: number, n: number) {
  const all: DeckPage[] = [];
  for await (const page of deck(template, [blank], { n, seed })) all.push(page);
  return all;
}

test('the same seed gives the same pages, another one others', async () => {
  const [first, again, other] = [await pages(1, 2), await pages(1, 2), await pages(2, 1)];
  expect(again).toEqual(first);
  expect(other[0].answers).not.toEqual(first[0].answers);
});

test('copies come from each source in turn, and what is written is darker than the paper', async () => {
  const all = await pages(4, 3);
  expect(all.map(({ source }) => source)).toEqual(SOURCES);
  const [scanned, faxed, photographed] = all.map(({ picture }) => picture);
  expect(darkest(scanned)).toBeLessThan(120);
  expect(faxed.data.every((value) => value === 0 || value === 255)).toBe(true);
  expect(photographed.width / photographed.height).toBeGreaterThan(1);
});

test('a tenth of the fields is empty, a fiftieth of the numbers struck out, and required ones never empty', () => {
  const entries = Array.from({ length: 1500 }, (_, i) =>
    entriesOf(template.pages[0], template, createRandom(i)),
  ).flat();
  const share = (path: string, state: string) =>
    entries.filter(({ answer }) => answer.path === path && answer.state === state).length / 1500;
  expect(share('a', 'empty')).toBeCloseTo(0.1, 1);
  expect(share('a', 'struck-out')).toBeGreaterThan(0.01);
  expect(share('a', 'struck-out')).toBeLessThan(0.035);
  expect(share('b', 'empty')).toBe(0);
  expect(share('c', 'struck-out')).toBe(0);
  for (const { answer, text } of entries) expect(answer.value === '' || answer.value === text).toBe(true);
});
