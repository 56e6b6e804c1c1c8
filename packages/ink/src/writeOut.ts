import { SHAPES, type Shape } from './digitShapes.ts';
import { type Ink, SHEET, type Stroke } from './stroke.ts';

/** Marks in the box of a digit. */
const MARKS: Readonly<Record<string, Shape>> = {
  '-': [
    [
      [0.15, 0.55],
      [0.75, 0.55],
    ],
  ],
  '.': [[[0.4, 0.98]]],
  ',': [
    [
      [0.5, 0.94],
      [0.3, 1.16],
    ],
  ],
  ':': [[[0.45, 0.35]], [[0.45, 0.85]]],
  '/': [
    [
      [0.8, 0],
      [0.15, 1],
    ],
  ],
};

/** Characters that can be written out besides digits. */
export const WRITTEN_MARKS: readonly string[] = Object.keys(MARKS);

/** Width of a digit's box, as a share of its height, and from one box to the next. */
const WIDTH = 0.7;
const PITCH = 0.98;
/** The largest writing, and the width that the line may take, as shares of the sheet. */
const HIGHEST = 0.5;
const WIDEST = 0.92;
/** Distance between points, as a share of the height: real writing does not jump from corner to corner. */
const STEP = 0.08;
const PRESSURE = 0.5;

/** Returns a typed number as pen strokes in the middle of the sheet; null if it has other characters. */
export function writeOut(text: string): Ink | null {
  const shapes = [...text].map((character) =>
    /\d/.test(character) ? SHAPES[Number(character)] : MARKS[character],
  );
  if (shapes.length === 0 || shapes.some((shape) => shape === undefined)) return null;
  const height = Math.min(SHEET.height * HIGHEST, (SHEET.width * WIDEST) / (PITCH * shapes.length));
  const left = (SHEET.width - PITCH * height * shapes.length) / 2;
  const top = (SHEET.height - height) / 2;
  return shapes.flatMap((shape, i) =>
    shape.map((corners) => ({
      measured: true,
      points: along(corners).map(([x, y]) => ({
        x: left + (PITCH * i + (PITCH - WIDTH) / 2 + WIDTH * x) * height,
        y: top + y * height,
        pressure: PRESSURE,
      })),
    })),
  ) satisfies Stroke[];
}

/** Adds points between the corners. */
function along(corners: Shape[number]): Shape[number] {
  return corners.flatMap(([x, y], i) => {
    const [fromX, fromY] = corners[Math.max(0, i - 1)];
    const count = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / STEP));
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count;
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share] as const;
    });
  });
}
