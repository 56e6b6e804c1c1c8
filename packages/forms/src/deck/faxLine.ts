import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';

/** Most specks on a page, and share of pages with lines. */
const SPECKS = 400;
const LINES = 0.35;

/** Adds what telephone lines and dirty rollers do to a bilevel page: specks, and lines across or along it. */
export function faxLine({ width, height, data }: Picture, random: Random): void {
  const count = Math.round(SPECKS * random.next() ** 3);
  for (let i = 0; i < count; i++) {
    const [x, y, side] = [random.integer(width), random.integer(height), 1 + random.integer(2)];
    fill(data, width, { x, y, width: side, height: side }, random.next() < 0.7 ? 0 : 255);
  }
  if (random.next() >= LINES) return;
  for (let i = 0; i <= random.integer(3); i++) {
    const isUpright = random.next() < 0.5;
    const at = random.integer(isUpright ? width : height);
    const box = isUpright ? { x: at, y: 0, width: 1, height } : { x: 0, y: at, width, height: 2 };
    // White lines come from dots that a printer or a sensor lacks, black ones from dirt.
    fill(data, width, box, isUpright && random.next() < 0.7 ? 0 : 255);
  }
}

function fill(
  data: Picture['data'],
  stride: number,
  box: { x: number; y: number; width: number; height: number },
  value: number,
): void {
  for (let y = box.y; y < box.y + box.height; y++) {
    const from = y * stride + box.x;
    data.fill(value, from, Math.min(from + box.width, (y + 1) * stride));
  }
}
