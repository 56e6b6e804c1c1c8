import { classOf } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import type { Cheque } from '../../data/formats/cheques.ts';
import { chequeLine, splicedLine, UNSAID } from './chequeLine.ts';

/**
 * A cheque whose digit k is a bar 4 + k pixels wide of darkness `level`, 6 apart, `height` high
 * from row 10.
 */
function cheque(digits: string, height: number, level = 0.5): Cheque {
  const width = [...digits].reduce((at, digit) => at + 10 + Number(digit), 6);
  const data = new Float32Array(60 * width);
  let x = 6;
  const boxes = [...digits].map((digit) => {
    const box = { x, y: 10, width: 4 + Number(digit), height };
    for (let y = 10; y < 10 + height; y++) data.fill(level, y * width + x, y * width + x + box.width);
    x += box.width + 6;
    return box;
  });
  const picture = { width, height: 60, channels: 1, data: new Uint8Array(60 * width) } as const;
  return { file: `${digits}.png`, digits, boxes, picture, ink: { width, height: 60, data }, level };
}

test('a cheque’s line encloses its digits; marks may be between them', () => {
  const line = chequeLine(cheque('407', 40));
  expect(line).toMatchObject({
    symbols: [4, 0, 7],
    left: 6,
    right: 6 + 8 + 6 + 4 + 6 + 11,
    top: 10,
    bottom: 50,
  });
  expect(line).toMatchObject({ digit: 40, level: 0.5, unsaid: UNSAID });
  expect(UNSAID).toEqual([...".,-/':#="].map(classOf));
});

test('a small zero does not make the line small', () => {
  const own = cheque('1000', 40);
  const boxes = own.boxes.map((box, i) => (i === 0 || i === 2 ? box : { ...box, height: 20 }));
  expect(chequeLine({ ...own, boxes }).digit).toBe(40);
});

test('a spliced line is made of runs of cheques, with digits equally high and dark, on one baseline', () => {
  const cheques = [cheque('123456', 40, 0.4), cheque('78', 20, 0.8)];
  for (let seed = 0; seed < 25; seed++) {
    const line = splicedLine(cheques, createRandom(seed));
    expect(line.symbols.join('')).toMatch(piecesOf('123456', '78'));
    expect(line.ink.data).toHaveLength(line.ink.width * line.ink.height);
    expect([line.left, line.right]).toEqual([0, line.ink.width]);
    expect(line.bottom - line.top).toBe(line.digit);
    const { width, data } = line.ink;
    const rows = Array.from({ length: line.ink.height }, (_, y) =>
      Math.max(...data.subarray(y * width, (y + 1) * width)),
    );
    const dark = rows.flatMap((ink, y) => (ink > 0.5 ? [y] : []));
    expect(Math.abs(dark[0] - line.top)).toBeLessThanOrEqual(1);
    expect(Math.abs((dark.at(-1) ?? 0) + 1 - line.bottom)).toBeLessThanOrEqual(1);
    expect(Math.max(...data)).toBe(1);
  }
});

test('a spliced line has as many strokes as it has digits', () => {
  for (let seed = 0; seed < 25; seed++) {
    const line = splicedLine([cheque('111', 30), cheque('2222', 30)], createRandom(seed));
    const row = line.ink.data.subarray(30 * line.ink.width, 31 * line.ink.width);
    const strokes = row.filter((ink, x) => ink > 0.5 && !(row[x - 1] > 0.5));
    expect(strokes).toHaveLength(line.symbols.length);
  }
});

/** Matches two or three runs of up to four neighbouring digits from the texts. */
function piecesOf(...texts: readonly string[]): RegExp {
  const pieces = texts.flatMap((text) =>
    [...text].flatMap((_, from) => [1, 2, 3, 4].map((length) => text.slice(from, from + length))),
  );
  return new RegExp(`^(${pieces.join('|')}){2,3}$`);
}
