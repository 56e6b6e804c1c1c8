import type { Picture } from '@cifra/core/base/types.ts';

/**
 * Light that print leaves at a point of a sheet (mm), as shares of the paper's.
 * @param reach side of the part of the sheet that is averaged, mm
 */
export type SheetPrint = (x: number, y: number, reach: number, out: Float32Array) => void;

type Level = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** A picture that is printed on a whole sheet of `width` mm. */
export function sheetPrint(picture: Picture, width: number): SheetPrint {
  const levels: Level[] = [inRgb(picture)];
  for (let last = levels[0]; Math.min(last.width, last.height) >= 2; last = levels.at(-1)!)
    levels.push(halved(last));
  const finest = picture.width / width;
  return (x, y, reach, out) => {
    const step = Math.max(0, Math.min(levels.length - 1, Math.round(Math.log2(reach * finest))));
    const scale = finest / 2 ** step;
    sample(levels[step], x * scale - 0.5, y * scale - 0.5, out);
  };
}

function inRgb({ width, height, channels, data }: Picture): Level {
  if (channels === 3) return { width, height, data };
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < rgb.length; i++) {
    rgb[i] = data[channels * Math.floor(i / 3) + (channels === 1 ? 0 : i % 3)];
  }
  return { width, height, data: rgb };
}

/** Means of 2×2 pixels. */
function halved({ width, height, data }: Level): Level {
  const [wide, tall] = [Math.floor(width / 2), Math.floor(height / 2)];
  const half = new Uint8Array(3 * wide * tall);
  for (let y = 0, to = 0; y < tall; y++) {
    for (let x = 0; x < wide; x++) {
      const at = 3 * (2 * y * width + 2 * x);
      for (let c = at; c < at + 3; c++, to++) {
        half[to] = (data[c] + data[c + 3] + data[c + 3 * width] + data[c + 3 * width + 3] + 2) >> 2;
      }
    }
  }
  return { width: wide, height: tall, data: half };
}

/** Bilinear; the border's pixels are repeated outside. */
function sample({ width, height, data }: Level, u: number, v: number, out: Float32Array): void {
  const x = Math.min(Math.max(u, 0), width - 1);
  const y = Math.min(Math.max(v, 0), height - 1);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const right = left + 1 < width ? 3 : 0;
  const below = top + 1 < height ? 3 * width : 0;
  const [fx, fy] = [x - left, y - top];
  const at = 3 * (top * width + left);
  for (let c = 0; c < 3; c++) {
    const upper = data[at + c] * (1 - fx) + data[at + right + c] * fx;
    const lower = data[at + below + c] * (1 - fx) + data[at + below + right + c] * fx;
    out[c] = (upper * (1 - fy) + lower * fy) / 255;
  }
}
