import type { Region } from './strip.ts';

/**
 * Sorts lines from top to bottom, and from left to right on one level. Lines that share half of the
 * lower one's height are on one level.
 *
 * @param angle direction of the page's writing, radians
 */
export function inReadingOrder<T extends { readonly region: Region }>(
  lines: readonly T[],
  angle: number,
): T[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const placed = lines.map((line) => {
    const { x, y, height } = line.region;
    return { line, height, u: x * cos + y * sin, v: y * cos - x * sin };
  });
  placed.sort((a, b) => a.v - b.v);
  const rows: (typeof placed)[] = [];
  for (const each of placed) {
    const row = rows.at(-1);
    const isLevel = row && Math.abs(row[0].v - each.v) < 0.5 * Math.min(row[0].height, each.height);
    if (isLevel) row.push(each);
    else rows.push([each]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.u - b.u).map(({ line }) => line));
}
