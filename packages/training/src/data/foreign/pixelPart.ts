import { DataError } from '../../dataset/dataError.ts';
import { countElements, type NumberArray, type NumberTensor } from '../formats/numbers.ts';
import type { PicturePart } from '../pictures/layout.ts';

/** Pictures and labels as a file has them: orientation, polarity and range are not settled yet. */
export type PixelPart = {
  readonly part: PicturePart;
  readonly height: number;
  readonly width: number;
  /** [n, height, width], row-major. */
  readonly values: NumberArray;
  /** [n] */
  readonly labels: ArrayLike<number>;
};

/**
 * Gives rows of pixels their two sides.
 * @param side of the pictures; default: the square root of the width
 * @throws DataError if the pictures are not square
 */
export function squareSide(width: number, side: number | undefined, where: string): number {
  const square = side ?? Math.sqrt(width);
  if (Number.isInteger(square) && square * square === width) return square;
  throw new DataError(
    `${where}: got ${width} values for a picture, expected ${side === undefined ? 'a square number, such as 784' : side * side}; ` +
      'save the pictures as an array with height and width',
  );
}

/** The axes of pictures in an array, and what the array is. */
type Axes = {
  readonly count: number;
  readonly rows: number | null;
  readonly columns: number;
  readonly channels: number | null;
};

/**
 * Puts an array of pictures into the order [n, height, width]. The axis of the pictures is the one that is as
 * long as the labels: the first, else the last. Colours become their mean.
 * @throws DataError that names both shapes
 */
export function partFromTensors(
  part: PicturePart,
  pictures: NumberTensor,
  labels: NumberTensor,
  where: string,
): PixelPart {
  const count = countElements(labels.shape, `${where}, labels`);
  const axes = axesOf(pictures.shape, count, labels.shape, where);
  const strides = stridesOf(pictures);
  const side = axes.rows === null ? squareSide(pictures.shape[axes.columns], undefined, where) : 0;
  const height = axes.rows === null ? side : pictures.shape[axes.rows];
  const width = axes.rows === null ? side : pictures.shape[axes.columns];
  const steps = {
    n: strides[axes.count],
    row: axes.rows === null ? side * strides[axes.columns] : strides[axes.rows],
    column: strides[axes.columns],
    channel: axes.channels === null ? 0 : strides[axes.channels],
    channels: axes.channels === null ? 1 : pictures.shape[axes.channels],
  };
  return {
    part,
    height,
    width,
    values: reordered(pictures.data, { count, height, width }, steps),
    labels: labels.data,
  };
}

function axesOf(shape: readonly number[], count: number, labels: readonly number[], where: string): Axes {
  const last = shape.length - 1;
  const axis = shape[0] === count ? 0 : shape[last] === count ? last : -1;
  const rest = shape.map((_, index) => index).filter((index) => index !== axis);
  if (axis >= 0 && rest.length === 1) return { count: axis, rows: null, columns: rest[0], channels: null };
  if (axis >= 0 && rest.length === 2) return { count: axis, rows: rest[0], columns: rest[1], channels: null };
  if (axis >= 0 && rest.length === 3) {
    const isColour = (index: number) => shape[index] === 1 || shape[index] === 3;
    if (isColour(rest[2])) return { count: axis, rows: rest[0], columns: rest[1], channels: rest[2] };
    if (isColour(rest[0])) return { count: axis, rows: rest[1], columns: rest[2], channels: rest[0] };
  }
  throw new DataError(
    `${where}: got pictures of [${shape.join(', ')}] and labels of [${labels.join(', ')}], expected one label for each ` +
      'picture: [n, height × width], [n, height, width], or with n as the last axis',
  );
}

function stridesOf({ shape, columnMajor }: NumberTensor): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  const order = shape.map((_, axis) => axis);
  for (const axis of columnMajor ? order : order.reverse()) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

type Steps = {
  readonly n: number;
  readonly row: number;
  readonly column: number;
  readonly channel: number;
  readonly channels: number;
};

function reordered(
  data: NumberArray,
  { count, height, width }: { readonly count: number; readonly height: number; readonly width: number },
  steps: Steps,
): NumberArray {
  const pixels = height * width;
  if (steps.channels === 1 && steps.n === pixels && steps.row === width && steps.column === 1) return data;
  const out =
    steps.channels === 1 && data instanceof Uint8Array
      ? new Uint8Array(count * pixels)
      : new Float32Array(count * pixels);
  let at = 0;
  for (let n = 0; n < count; n++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const from = n * steps.n + row * steps.row + column * steps.column;
        let sum = 0;
        for (let channel = 0; channel < steps.channels; channel++)
          sum += data[from + channel * steps.channel];
        out[at++] = sum / steps.channels;
      }
  return out;
}
