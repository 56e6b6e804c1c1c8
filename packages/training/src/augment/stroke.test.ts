import { expect, test } from 'vitest';
import { CANVAS, type Canvas, createCanvas, loadInk, MARGIN } from './canvas.ts';
import { blurCanvas, changeStrokeWidth } from './stroke.ts';

/**
 * A canvas with a drawing of digits, 9 = full ink, whose top left corner is at frame pixel (10,
 * 10).
 */
function canvas(drawing: readonly string[]): Canvas {
  const ink = new Float32Array(784);
  drawing.forEach((row, y) => {
    [...row].forEach((mark, x) => {
      ink[(10 + y) * 28 + 10 + x] = Number(mark) / 9;
    });
  });
  const made = createCanvas();
  loadInk(ink, made);
  return made;
}

/** The 5×5 window at frame pixel (10, 10), as a drawing in the same notation. */
function drawing({ ink }: Canvas): string[] {
  const at = (x: number, y: number) => ink[(10 + MARGIN + y) * CANVAS + 10 + MARGIN + x];
  return [0, 1, 2, 3, 4].map((y) => [0, 1, 2, 3, 4].map((x) => Math.round(9 * at(x, y))).join(''));
}

const dot = ['00000', '00000', '00900', '00000', '00000'];
const block = ['00000', '09990', '09990', '09990', '00000'];

test('a dot grows to a cross', () => {
  expect(drawing(changeStrokeWidth(canvas(dot), 1, createCanvas()))).toEqual([
    '00000',
    '00900',
    '09990',
    '00900',
    '00000',
  ]);
});

test('by a third of the way', () => {
  expect(drawing(changeStrokeWidth(canvas(dot), 1 / 3, createCanvas()))).toEqual([
    '00000',
    '00300',
    '03930',
    '00300',
    '00000',
  ]);
});

test('a block shrinks to its middle', () => {
  expect(drawing(changeStrokeWidth(canvas(block), -1, createCanvas()))).toEqual(dot);
});

test('a block shrinks by a third of the way', () => {
  expect(drawing(changeStrokeWidth(canvas(block), -1 / 3, createCanvas()))).toEqual([
    '00000',
    '06660',
    '06960',
    '06660',
    '00000',
  ]);
});

test('grey dilation takes the darkest neighbour, erosion the lightest', () => {
  const greys = ['00000', '00000', '02750', '00000', '00000'];
  expect(drawing(changeStrokeWidth(canvas(greys), 1, createCanvas()))[2]).toBe('27775');
  const filled = ['99999', '92759', '99399', '99999', '99999'];
  expect(drawing(changeStrokeWidth(canvas(filled), -1, createCanvas()))[1]).toBe('02250');
});

test('the full blur of a dot is the binomial kernel', () => {
  const { ink } = blurCanvas(canvas(dot), 1, createCanvas());
  const at = (x: number, y: number) => 16 * ink[(10 + MARGIN + y) * CANVAS + 10 + MARGIN + x];
  expect([1, 2, 3].map((y) => [1, 2, 3].map((x) => at(x, y)))).toEqual([
    [1, 2, 1],
    [2, 4, 2],
    [1, 2, 1],
  ]);
});

test('share 0 of the blur changes nothing', () => {
  expect(drawing(blurCanvas(canvas(block), 0, createCanvas()))).toEqual(block);
});

test('a reused canvas with another digit is overwritten', () => {
  const scratch = changeStrokeWidth(canvas(block), 1, createCanvas());
  expect(drawing(changeStrokeWidth(canvas(dot), 0, scratch))).toEqual(dot);
});
