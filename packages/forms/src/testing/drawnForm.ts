import type { Box, Picture } from '@cifra/core/base/types.ts';
import type { Point } from '@cifra/core/image/box.ts';
import { createRandom } from '@cifra/core/random/random.ts';

/** A grey page that can be drawn on; 255 = paper. */
export type Paper = Picture & { readonly channels: 1; readonly data: Uint8Array };

export function paper(width: number, height: number, light = 255): Paper {
  return { width, height, channels: 1, data: new Uint8Array(width * height).fill(light) };
}

/** Darkens a box; what is darker stays. */
export function fill({ width, data }: Paper, box: Box, light = 0): void {
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++)
      data[y * width + x] = Math.min(data[y * width + x], light);
  }
}

/** The outline of a box, with lines inside it. */
export function frame(page: Paper, { x, y, width, height }: Box, thick = 2, light = 0): void {
  fill(page, { x, y, width, height: thick }, light);
  fill(page, { x, y: y + height - thick, width, height: thick }, light);
  fill(page, { x, y, width: thick, height }, light);
  fill(page, { x: x + width - thick, y, width: thick, height }, light);
}

/** Places of the fields of a drawn form. */
export const FIELDS: readonly Box[] = [0, 1, 2, 3].map((row) => ({
  x: 420,
  y: 200 + 180 * row,
  width: 240,
  height: 60,
}));

/** A form of boxes, rules and lines of something like print, which differ with the seed. */
export function drawnForm(seed: number, width = 800, height = 1100): Paper {
  const stream = createRandom(seed);
  const random = () => stream.next();
  const page = paper(width, height);
  for (let y = 60; y < height - 60; y += 45) {
    if (random() < 0.3) continue;
    for (let x = 60; x < 380; ) {
      const wide = 4 + Math.floor(random() * 12);
      const high = 6 + Math.floor(random() * 10);
      fill(page, { x, y: y + 16 - high, width: 3, height: high });
      if (random() < 0.7) fill(page, { x, y: y + 16 - high, width: wide, height: 3 });
      if (random() < 0.7) fill(page, { x, y: y + 12, width: wide, height: 3 });
      x += wide + (random() < 0.2 ? 22 : 7);
    }
  }
  for (const field of FIELDS) {
    for (let i = 0; i < 4; i++) frame(page, { ...field, x: field.x + 60 * i, width: 60 });
  }
  frame(page, { x: 30, y: 30, width: width - 60, height: height - 60 }, 3);
  for (let i = 0; i < 6; i++) {
    const y = 900 + 24 * i;
    fill(page, { x: 400 + Math.floor(random() * 60), y, width: 250 + Math.floor(random() * 90), height: 2 });
  }
  return page;
}

/** Draws a straight stroke. */
export function stroke(page: Paper, from: Point, to: Point, thick = 5, light = 20): void {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y));
  for (let i = 0; i <= steps; i++) {
    const x = Math.round(from.x + ((to.x - from.x) * i) / steps - thick / 2);
    const y = Math.round(from.y + ((to.y - from.y) * i) / steps - thick / 2);
    fill(page, { x, y, width: thick, height: thick }, light);
  }
}

/** Photographs a page: each pixel of the picture shows a point of the page, or a grey desk. */
export function photographed(
  page: Paper,
  size: { readonly width: number; readonly height: number },
  toPage: (point: Point) => Point,
  lightAt: (point: Point) => number = () => 1,
): Paper {
  const picture = paper(size.width, size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = toPage({ x, y });
      const seen = lightOf(page, at);
      picture.data[y * size.width + x] = (seen ?? 110) * lightAt({ x, y });
    }
  }
  return picture;
}

/** Between pixels, bilinear; null outside. */
function lightOf({ width, height, data }: Paper, { x, y }: Point): number | null {
  if (x < 0 || y < 0 || x > width - 1 || y > height - 1) return null;
  const [left, top] = [Math.min(Math.floor(x), width - 2), Math.min(Math.floor(y), height - 2)];
  const [u, v] = [x - left, y - top];
  const at = top * width + left;
  return (
    (data[at] * (1 - u) + data[at + 1] * u) * (1 - v) +
    (data[at + width] * (1 - u) + data[at + width + 1] * u) * v
  );
}
