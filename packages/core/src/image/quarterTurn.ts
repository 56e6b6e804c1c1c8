import type { Box, Picture } from '../base/types.ts';

/** A picture turned clockwise by quarters, and how boxes of it lie in the original, and back. */
export type Turned = {
  readonly picture: Picture;
  readonly toOriginal: (box: Box) => Box;
  readonly toTurned: (box: Box) => Box;
};

/** Turns a picture clockwise by a number of quarters; less than 0 is anticlockwise. */
export function quarterTurn(picture: Picture, quarters: number): Turned {
  const turns = ((quarters % 4) + 4) % 4;
  const size = { width: picture.width, height: picture.height };
  const turned = turns % 2 === 0 ? size : { width: size.height, height: size.width };
  return {
    picture: turns === 0 ? picture : { ...picture, ...turned, data: turnedPixels(picture, turns, turned) },
    toOriginal: (box) => turnedBox(box, turned, 4 - turns),
    toTurned: (box) => turnedBox(box, size, turns),
  };
}

type Size = { readonly width: number; readonly height: number };

function turnedPixels({ width, height, channels, data }: Picture, turns: number, size: Size) {
  const pixels = new Uint8ClampedArray(data.length);
  // Steps in the original for one pixel to the right and one down, and the pixel of the new corner.
  const across = [1, -width, -1, width][turns];
  const down = [width, 1, -width, -1][turns];
  const corner = [0, (height - 1) * width, width * height - 1, width - 1][turns];
  let to = 0;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0, from = corner + y * down; x < size.width; x++, from += across) {
      for (let channel = 0; channel < channels; channel++) pixels[to++] = data[from * channels + channel];
    }
  }
  return pixels;
}

/** Turns a box clockwise with the picture of this size that it lies in. */
function turnedBox({ x, y, width, height }: Box, size: Size, turns: number): Box {
  switch (turns % 4) {
    case 1:
      return { x: size.height - y - height, y: x, width: height, height: width };
    case 2:
      return { x: size.width - x - width, y: size.height - y - height, width, height };
    case 3:
      return { x: y, y: size.width - x - width, width: height, height: width };
    default:
      return { x, y, width, height };
  }
}
