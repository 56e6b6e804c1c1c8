import type { DigitSet } from './digitSet.ts';
import { pictureName } from './writeFolder.ts';

/** Values above this count as ink for the box. */
const INK = 25;

/** COCO's object detection format (cocodataset.org, "Data format"); the digit 0 is category 1, since ids start at 1. */
export type Coco = {
  readonly images: readonly { id: number; file_name: string; width: number; height: number }[];
  readonly annotations: readonly {
    id: number;
    image_id: number;
    category_id: number;
    /** x, y, width, height in pixels. */
    bbox: readonly [number, number, number, number];
    area: number;
    iscrowd: 0;
  }[];
  readonly categories: readonly { id: number; name: string; supercategory: 'digit' }[];
};

/** Annotates each picture with the box of its ink; the whole picture if it is empty. */
export function cocoAnnotations(set: DigitSet): Coco {
  const { width, height, labels } = set;
  const indices = [...labels.keys()];
  return {
    images: indices.map((i) => ({ id: i + 1, file_name: pictureName(i, labels.length), width, height })),
    annotations: indices.map((i) => {
      const bbox = boxOfInk(set, i);
      return {
        id: i + 1,
        image_id: i + 1,
        category_id: labels[i] + 1,
        bbox,
        area: bbox[2] * bbox[3],
        iscrowd: 0,
      };
    }),
    categories: Array.from({ length: 10 }, (_, digit) => ({
      id: digit + 1,
      name: `${digit}`,
      supercategory: 'digit',
    })),
  };
}

function boxOfInk({ width, height, images }: DigitSet, index: number): [number, number, number, number] {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (images[(index * height + y) * width + x] <= INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return right < 0 ? [0, 0, width, height] : [left, top, right - left + 1, bottom - top + 1];
}
