import type { Mask } from '../base/types.ts';
import { connectedComponents } from './components.ts';
import { inkAlong, thinRuns } from './ruledLines.ts';

/** Limits of a straight printed line, pixels. */
export type LineSize = {
  /** Greatest thickness. */
  readonly thickness: number;
  /** Least length. */
  readonly length: number;
  /** Breaks up to this long are bridged. */
  readonly gap: number;
};

/**
 * A line across the picture: y = offset + slope · x for the pixels from column `from` up to `to`.
 */
export type StraightLine = {
  readonly offset: number;
  readonly slope: number;
  readonly from: number;
  readonly to: number;
};

/** Share of a printed line that must be free of the strokes on it. */
const FREE = 0.4;
/** A part of a line that strokes leave free is at least this many times as long as thick. */
const LEAST_PART = 3;
const STEEPEST = 0.4;
const MOST_PARTS = 60;

/**
 * Finds straight thin lines across a mask, of any slight slope and any length, such as the rails of
 * a row of boxes. Pieces of a line between strokes are joined if they lie on one straight line.
 */
export function straightLines(mask: Mask, size: LineSize): { lines: StraightLine[]; thin: Uint8Array } {
  const thin = thinRuns(mask, size.thickness);
  const parts = straightParts({ ...mask, data: thin as Uint8Array<ArrayBuffer> }, size);
  const lines: StraightLine[] = [];
  for (const part of parts) {
    if (lines.some((line) => liesOn(part, line, size.thickness))) continue;
    const fitted = together(part, parts, size.thickness);
    for (const span of followed(mask, fitted, size)) {
      if (span.to - span.from >= size.length && freeShare(thin, mask, span) >= FREE) lines.push(span);
    }
  }
  return { lines, thin };
}

/** Removes thin ink along these lines; strokes that cross them stay whole. */
export function erased(
  mask: Mask,
  thin: Uint8Array,
  lines: readonly StraightLine[],
  thickness: number,
): Mask {
  if (lines.length === 0) return mask;
  const { width, height } = mask;
  const data = mask.data.slice();
  for (const { offset, slope, from, to } of lines) {
    for (let x = from; x < to; x++) {
      const row = Math.round(offset + slope * x);
      for (let y = Math.max(0, row - thickness); y <= Math.min(height - 1, row + thickness); y++) {
        if (thin[y * width + x]) data[y * width + x] = 0;
      }
    }
  }
  return { width, height, data };
}

/** Sums over a part's pixels, for fitting its straight line. */
type Part = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
};

/** Returns the thin pieces that are straight, longest first. */
function straightParts(thin: Mask, { thickness }: LineSize): Part[] {
  const { labels, components } = connectedComponents(thin);
  const long = components.filter(
    ({ box }) => box.width >= LEAST_PART * thickness && box.width > 2 * box.height,
  );
  const parts = long.map(({ label, box }) => {
    let [n, sx, sy, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x; x < box.x + box.width; x++) {
        if (labels[y * thin.width + x] !== label) continue;
        n++;
        sx += x;
        sy += y;
        xx += x * x;
        xy += x * y;
        yy += y * y;
      }
    }
    return { from: box.x, to: box.x + box.width, n, x: sx, y: sy, xx, xy, yy };
  });
  return parts
    .filter((part) => {
      const { slope, spread } = fit(part);
      return Math.abs(slope) <= STEEPEST && spread <= 0.5 * thickness;
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_PARTS);
}

function fit({ n, x, y, xx, xy, yy }: Part): { offset: number; slope: number; spread: number } {
  const [vx, cxy, vy] = [xx / n - (x / n) ** 2, xy / n - (x * y) / n ** 2, yy / n - (y / n) ** 2];
  const slope = vx > 0 ? cxy / vx : 0;
  return { slope, offset: (y - slope * x) / n, spread: Math.sqrt(Math.max(0, vy - slope * cxy)) };
}

function liesOn(part: Part, { offset, slope, from, to }: StraightLine, thickness: number): boolean {
  return part.from < to && part.to > from && offFrom(part, { offset, slope }) <= thickness;
}

function offFrom({ x, y, n }: Part, { offset, slope }: { offset: number; slope: number }): number {
  return Math.abs(y / n - offset - (slope * x) / n);
}

/**
 * Fits a line through a part and all others that lie on it, near ones first, because the slope of a
 * single part is uncertain.
 */
function together(seed: Part, parts: readonly Part[], thickness: number): { offset: number; slope: number } {
  const distance = (part: Part) => Math.max(part.from - seed.to, seed.from - part.to);
  const others = parts.filter((part) => part !== seed).sort((a, b) => distance(a) - distance(b));
  let whole = seed;
  for (const part of others) {
    if (offFrom(part, fit(whole)) > thickness) continue;
    whole = {
      from: Math.min(whole.from, part.from),
      to: Math.max(whole.to, part.to),
      n: whole.n + part.n,
      x: whole.x + part.x,
      y: whole.y + part.y,
      xx: whole.xx + part.xx,
      xy: whole.xy + part.xy,
      yy: whole.yy + part.yy,
    };
  }
  return fit(whole);
}

/** Returns the spans of ink along the line, crossing strokes included. */
function followed(
  mask: Mask,
  { offset, slope }: { offset: number; slope: number },
  { gap }: LineSize,
): StraightLine[] {
  const spans = inkAlong(mask, (x) => Math.round(offset + slope * x), gap);
  return spans.map((span) => ({ offset, slope, ...span }));
}

/** Returns the share of columns in which all ink near the line is thin. */
function freeShare(
  thin: Uint8Array,
  { width, height }: Mask,
  { offset, slope, from, to }: StraightLine,
): number {
  let free = 0;
  for (let x = from; x < to; x++) {
    const row = Math.round(offset + slope * x);
    let any = 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) any |= thin[y * width + x];
    free += any;
  }
  return free / (to - from);
}
