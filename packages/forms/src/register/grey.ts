import type { Picture, Raster } from '@cifra/core/base/types.ts';
import { boxMean } from '@cifra/core/image/boxMean.ts';
import type { Cv, Mat } from './openCv.ts';

/** A page in grey under even light, as an image of OpenCV: 255 = paper. */
export type Grey = {
  readonly mat: Mat;
  /** Picture pixels per pixel of `mat`. */
  readonly factor: number;
};

/** Side of the blocks in which the light of the paper is estimated, as a share of the longer side. */
const BLOCK = 1 / 60;
/** This share of a block's pixels is darker than its paper: print seldom covers more. */
const PAPER = 0.9;
/** Radius of the means over blocks, blocks. */
const SMOOTH = 1;

/** @param side longest side, pixels; smaller pictures keep their size */
export function greyOf(cv: Cv, picture: Picture, side: number): Grey {
  const { width, height } = picture;
  const whole = cv.matFromArray(height, width, cv.CV_8UC1, luminance(picture));
  const scale = Math.min(1, side / Math.max(width, height));
  if (scale === 1) {
    whole.data.set(evenlyLit(whole));
    return { mat: whole, factor: 1 };
  }
  const mat = new cv.Mat();
  cv.resize(
    whole,
    mat,
    new cv.Size(Math.round(width * scale), Math.round(height * scale)),
    0,
    0,
    cv.INTER_AREA,
  );
  whole.delete();
  mat.data.set(evenlyLit(mat));
  return { mat, factor: 1 / scale };
}

/** Rec. 601; transparent pixels show paper. */
function luminance({ channels, data, width, height }: Picture): Uint8Array {
  const light = new Uint8Array(width * height);
  if (channels === 1) {
    light.set(data);
    return light;
  }
  for (let i = 0, at = 0; i < light.length; i++, at += channels) {
    const grey = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    light[i] = channels === 4 ? 255 - (data[at + 3] / 255) * (255 - grey) : grey;
  }
  return light;
}

/** Divides by the light of the paper around. */
function evenlyLit({ data, rows, cols }: Mat): Uint8Array {
  const block = Math.max(4, Math.round(BLOCK * Math.max(rows, cols)));
  const paper = boxMean(paperOf(data, cols, rows, block), SMOOTH);
  const even = new Uint8Array(data.length);
  for (let y = 0; y < rows; y++) {
    const v = Math.min(Math.max((y + 0.5) / block - 0.5, 0), paper.height - 1);
    const top = Math.min(Math.floor(v), Math.max(0, paper.height - 2));
    for (let x = 0; x < cols; x++) {
      const u = Math.min(Math.max((x + 0.5) / block - 0.5, 0), paper.width - 1);
      const left = Math.min(Math.floor(u), Math.max(0, paper.width - 2));
      const at = top * paper.width + left;
      const below = at + (paper.height > 1 ? paper.width : 0);
      const right = paper.width > 1 ? 1 : 0;
      const [fx, fy] = [u - left, v - top];
      const light =
        (paper.data[at] * (1 - fx) + paper.data[at + right] * fx) * (1 - fy) +
        (paper.data[below] * (1 - fx) + paper.data[below + right] * fx) * fy;
      even[y * cols + x] = Math.min(255, (255 * data[y * cols + x]) / Math.max(1, light));
    }
  }
  return even;
}

function paperOf(data: Uint8Array, width: number, height: number, block: number): Raster {
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)];
  const paper = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0);
      let count = 0;
      for (let y = row * block; y < Math.min(height, (row + 1) * block); y++) {
        for (let x = column * block; x < Math.min(width, (column + 1) * block); x++, count++) {
          histogram[data[y * width + x]]++;
        }
      }
      let [rank, value] = [PAPER * count, 0];
      while (rank > histogram[value]) rank -= histogram[value++];
      paper[row * columns + column] = value;
    }
  }
  return { width: columns, height: rows, data: paper };
}
