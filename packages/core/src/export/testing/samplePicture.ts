import type { Box, DigitReading, Reading } from '../../base/types.ts';
import type { Maker, ReadPicture } from '../readPicture.ts';

export const maker: Maker = {
  version: '1.2.3',
  models: 'digit 1.0.0, number 1.0.0, page 1.0.0',
  now: new Date('2026-12-01T10:00:00Z'),
};

/** Width of a digit and its height, pixels. */
const [WIDTH, HEIGHT] = [10, 20];

/** An accepted number of digits and marks, one after the other from a corner; a space is as wide as a digit. */
export function numberAt(text: string, x: number, y: number, more: Partial<Reading> = {}): Reading {
  const digits = [...text].flatMap((each, i): DigitReading[] => {
    if (!/\d/.test(each)) return [];
    const digit = Number(each);
    const probabilities: number[] = Array.from({ length: 10 }, (_, other) => (other === digit ? 0.99 : 0));
    probabilities[(digit + 1) % 10] = 0.01;
    return [{ digit, box: { x: x + i * WIDTH, y, width: WIDTH, height: HEIGHT }, probabilities }];
  });
  const box: Box = { x, y, width: text.length * WIDTH, height: HEIGHT };
  const value = text.replaceAll(/\D/g, '');
  const candidates = [{ text, value, probability: 0.98 }];
  const read = { text, value, confidence: 0.98, raw: text, box, digits, candidates };
  return { ...read, accepted: true, refusal: null, ...more };
}

export const blank: Reading = {
  ...numberAt('', 0, 0),
  box: null,
  digits: [],
  candidates: [],
  confidence: 0,
  accepted: false,
  refusal: 'blank',
};

/** A number in two groups with another candidate, a refused one, one without digits, print, and a table with a gap. */
export const samplePicture: ReadPicture = {
  file: 'scans/page 1.png',
  width: 400,
  height: 300,
  readings: [
    numberAt('555 0123', 10, 10, {
      candidates: [
        { text: '555 0123', value: '5550123', probability: 0.98 },
        { text: '555 0128', value: '5550128', probability: 0.015 },
        { text: '555 01233', value: '55501233', probability: 0.0001 },
      ],
    }),
    numberAt('$12.50', 10, 50, {
      confidence: 0.97,
      accepted: false,
      refusal: 'cut-off',
      candidates: [
        { text: '$12.50', value: '12.50', probability: 0.97 },
        { text: '$12.58', value: '12.58', probability: 0.02 },
      ],
    }),
    {
      ...numberAt('', 200, 50),
      box: { x: 200, y: 50, width: 40, height: 9 },
      accepted: false,
      refusal: 'too-small',
    },
    numberAt('7', 200, 10, { print: true }),
    numberAt('1', 10, 100, { cell: { table: 1, row: 1, column: 1 } }),
    numberAt('2', 210, 100, { cell: { table: 1, row: 1, column: 3 } }),
    numberAt('30', 110, 140, { cell: { table: 1, row: 2, column: 2 } }),
    numberAt('31', 110, 170, { cell: { table: 1, row: 2, column: 2 } }),
    blank,
  ],
};

/** The sample as it lies after a quarter turn clockwise: its numbers run from the top to the bottom. */
export const turnedPicture: ReadPicture = {
  ...samplePicture,
  width: samplePicture.height,
  height: samplePicture.width,
  readings: samplePicture.readings.map((reading) => ({
    ...reading,
    box: reading.box && turned(reading.box),
    digits: reading.digits.map((digit) => ({ ...digit, box: turned(digit.box) })),
  })),
};

function turned({ x, y, width, height }: Box): Box {
  return { x: samplePicture.height - y - height, y: x, width: height, height: width };
}
