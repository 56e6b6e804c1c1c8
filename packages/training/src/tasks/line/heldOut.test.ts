import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import type { Cheque } from '../../data/formats/cheques.ts';
import { writersOf } from '../../synthetic/lines/writerDigits.ts';
import { UNSAID } from './chequeLine.ts';
import { heldOutCheques, heldOutNumbers } from './heldOut.ts';

const random = createRandom('held-out digits');
const writers = writersOf({
  images: Uint8Array.from({ length: 10 * 784 }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 10 }, (_, digit) => digit),
});

test('five-digit numbers, always the same ones, on strips as the reader cuts them', () => {
  const strips = heldOutNumbers(writers, 6);
  expect(heldOutNumbers(writers, 6)).toEqual(strips);
  // A larger number of strings starts with the same ones.
  expect(heldOutNumbers(writers, 3)).toEqual(strips.slice(0, 3));
  expect(new Set(strips.map(({ symbols }) => String(symbols))).size).toBeGreaterThan(4);
  for (const { symbols, strip } of strips) {
    expect(symbols).toHaveLength(5);
    expect(symbols.every((symbol) => symbol < 10)).toBe(true);
    expect([strip.height, strip.width % 4]).toEqual([32, 0]);
    expect(strip.data).toHaveLength(32 * strip.width);
    expect(Math.max(...strip.data)).toBeGreaterThan(0.5);
  }
});

test('a cheque is used as a whole picture, without its boxes', () => {
  const [width, height] = [120, 40];
  const data = new Float32Array(width * height);
  for (let y = 4; y < 36; y++) data.fill(0.5, y * width + 100, y * width + 104);
  const picture = { width, height, channels: 1, data: new Uint8Array(width * height) } as const;
  const cheque: Cheque = {
    file: 'a.png',
    digits: '1',
    boxes: [{ x: 4, y: 4, width: 4, height: 32 }],
    picture,
    ink: { width, height, data },
    level: 0.5,
  };
  const [{ name, symbols, unsaid, strip }] = heldOutCheques([cheque]);
  expect({ name, symbols, unsaid }).toEqual({ name: 'a.png', symbols: [1], unsaid: UNSAID });
  // 40 pixels of the page, of which digits have 0.81, become 32 of the strip, of which they have
  // 26.
  expect(strip.width).toBe(Math.ceil((120 * 26) / (0.81 * 40) / 4) * 4);
  const row = strip.data.subarray(16 * strip.width, 17 * strip.width);
  expect(row.indexOf(Math.max(...row)) / strip.width).toBeCloseTo(102 / 120, 1);
});
