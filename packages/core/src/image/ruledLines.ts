import type { Mask } from '../base/types.ts';

/** A line is printed if it runs over this share of the picture's width (or height). */
export const SPAN = 0.7;
/**
 * Breaks in a line up to this share of the width are bridged: faint print, or the paper's texture.
 */
const GAP = 0.02;
/** Steepest line, pixels down per pixel across: a page held at a slight angle. */
const STEEPEST = 0.08;
/** Thickest line, share of the shorter side. */
const THICKNESS = 0.02;

/**
 * Removes ruled lines along both axes. Strokes that cross the lines stay whole.
 * @param thickest pixels; default: a share of the picture, because the strokes of a single digit
 * may be as long as a line
 */
export function withoutRuledLines(mask: Mask, thickest = usualThickness(mask)): Mask {
  return withoutUprightRules(withoutLevelRules(mask, thickest), thickest);
}

export function withoutLevelRules(mask: Mask, thickest: number): Mask {
  return runsAcross(inkedColumns(mask)) ? withoutRows(mask, thickest) : mask;
}

export function withoutUprightRules(mask: Mask, thickest: number): Mask {
  return runsAcross(inkedRows(mask)) ? transposed(withoutRows(transposed(mask), thickest)) : mask;
}

function usualThickness({ width, height }: Mask): number {
  return Math.max(2, Math.round(THICKNESS * Math.min(width, height)));
}

/** 1 for each column with ink in it. */
function inkedColumns({ width, height, data }: Mask): Uint8Array {
  const inked = new Uint8Array(width);
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) inked[x] |= data[at];
  return inked;
}

function inkedRows({ width, height, data }: Mask): Uint8Array {
  return Uint8Array.from({ length: height }, (_, y) =>
    data.subarray(y * width, (y + 1) * width).includes(1) ? 1 : 0,
  );
}

/**
 * True if a stretch as long as a line has ink in all of its columns, at any height. Most pictures
 * have no such stretch and need no closer look.
 */
function runsAcross(inked: Uint8Array): boolean {
  const line = { width: inked.length, height: 1, data: inked };
  return followedLines(line, 0, new Int32Array(inked.length)).some(
    ({ from, to }) => to - from >= SPAN * inked.length,
  );
}

function withoutRows(mask: Mask, thickest: number): Mask {
  const { width, height, data } = mask;
  const thin = thinRuns(mask, thickest);
  const kept = data.slice();
  const places = placesOf(thin, width);
  if (places.xs.length < SPAN * width) return mask;
  for (const slope of slopes(width)) {
    const drop = Int32Array.from({ length: width }, (_, x) => Math.round(slope * (x - width / 2)));
    for (const y of crowdedRows(places, mask, drop)) {
      for (const span of followedLines(mask, y, drop)) {
        if (span.to - span.from >= SPAN * width)
          erase(kept, thin, { width, height, y, drop, ...span }, thickest);
      }
    }
  }
  return { width, height, data: kept };
}

/**
 * Returns the rows at which a line of this slope has enough thin ink to be a ruled line (Hough
 * 1962).
 */
function crowdedRows({ xs, ys }: Places, { width, height }: Mask, drop: Int32Array): number[] {
  const counts = new Uint32Array(height);
  for (let i = 0; i < xs.length; i++) {
    const y = ys[i] - drop[xs[i]];
    if (y >= 0 && y < height) counts[y]++;
  }
  const near = (y: number) => (counts[y - 1] ?? 0) + counts[y] + (counts[y + 1] ?? 0);
  return Array.from(counts.keys()).filter((y) => near(y) >= 0.8 * SPAN * width);
}

type Places = { readonly xs: Int32Array; readonly ys: Int32Array };

/** Returns the positions of a mask's ink. */
function placesOf(mask: Uint8Array, width: number): Places {
  const [xs, ys] = [new Int32Array(mask.length), new Int32Array(mask.length)];
  let count = 0;
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) {
    xs[count] = at % width;
    ys[count++] = Math.floor(at / width);
  }
  return { xs: xs.subarray(0, count), ys: ys.subarray(0, count) };
}

/** Returns the slopes to try, horizontal first, one pixel apart at the picture's edges. */
function slopes(width: number): number[] {
  const steps = Math.ceil((STEEPEST * width) / 2);
  return Array.from({ length: 2 * steps + 1 }, (_, i) => ((i % 2 ? 1 : -1) * Math.ceil(i / 2) * 2) / width);
}

/**
 * Finds vertical runs of ink at most `thickest` high with at least as much paper above and below.
 * Thin ink with more ink close to it is the grain of something dark, not a line.
 */
export function thinRuns({ width, height, data }: Mask, thickest: number): Uint8Array {
  const thin = new Uint8Array(data.length);
  // Goes through the mask row by row, in the order of memory. Keeps for each column the start and
  // end of its last run, and whether there was enough paper before this run.
  const starts = new Int32Array(width);
  const ends = new Int32Array(width).fill(-FAR);
  const alone = new Uint8Array(width);
  const mark = (x: number) => {
    const [start, end] = [starts[x], ends[x]];
    if (!alone[x] || end < 0 || end - start > thickest) return;
    for (let at = start * width + x; at < end * width; at += width) thin[at] = 1;
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!data[at]) continue;
      if (ends[x] === y) {
        ends[x] = y + 1;
        continue;
      }
      const paper = y - ends[x];
      if (paper >= thickest) mark(x);
      starts[x] = y;
      ends[x] = y + 1;
      alone[x] = paper >= thickest ? 1 : 0;
    }
  }
  for (let x = 0; x < width; x++) mark(x);
  return thin;
}

/** Larger than the height of any picture. */
const FAR = 1e9;

type Span = { readonly from: number; readonly to: number };

/**
 * Finds the spans of ink along a line that passes row y in the middle of the picture, or one pixel
 * away from this line. Ink of crossing strokes counts too, and gaps are bridged.
 */
function followedLines(mask: Mask, y: number, drop: Int32Array): Span[] {
  return inkAlong(mask, (x) => y + drop[x], Math.max(2, Math.round(GAP * mask.width)));
}

/**
 * Returns the ranges of columns with ink on a line or one pixel away from it; gaps of up to `gap`
 * columns are bridged.
 */
export function inkAlong({ width, height, data }: Mask, rowAt: (x: number) => number, gap: number): Span[] {
  const near = (x: number) => {
    const row = rowAt(x);
    for (let v = Math.max(0, row - 1); v <= Math.min(height - 1, row + 1); v++)
      if (data[v * width + x]) return true;
    return false;
  };
  const spans: Span[] = [];
  let [from, last] = [-1, -1];
  for (let x = 0; x <= width; x++) {
    if (x < width && near(x)) {
      if (from < 0) from = x;
      last = x;
    } else if (from >= 0 && (x === width || x - last > gap)) {
      spans.push({ from, to: last + 1 });
      from = -1;
    }
  }
  return spans;
}

type Line = Span & {
  readonly width: number;
  readonly height: number;
  readonly y: number;
  readonly drop: Int32Array;
};

function erase(
  kept: Uint8Array,
  thin: Uint8Array,
  { width, height, y, drop, from, to }: Line,
  thickest: number,
): void {
  for (let x = from; x < to; x++) {
    const row = y + drop[x];
    for (let v = Math.max(0, row - thickest); v <= Math.min(height - 1, row + thickest); v++) {
      if (thin[v * width + x]) kept[v * width + x] = 0;
    }
  }
}

export function transposed({ width, height, data }: Mask): Mask {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x];
  return { width: height, height: width, data: turned };
}
