import type { Raster } from '@cifra/core/base/types.ts';

/** A part of the page: its darkness, that of the blank, and the writing without print. Of one size. */
export type Seen = {
  readonly filled: Raster;
  readonly blank: Raster;
  readonly writing: Raster;
  /** Darkness of the pen, as a share of a usual one; default 1. */
  readonly pen?: number;
};

/** A pixel is written on if it is at least this dark. */
const INK = 0.3;
/** Share of the inside of a box that a mark covers at least: a thin tick covers some 4 %. */
const MARKED = 0.025;
/** Less is dirt; between both, a person must look. */
const CLEAN = 0.01;
/** A box with something printed inside, such as a letter, is darkened by a mark by this much at least. */
const DARKENED = 0.12;
/** Print is paler or darker than in the blank by less. */
const SAME = 0.06;

export type Mark = 'marked' | 'unmarked' | 'faint';

/** Judges a check box by what was written in it. */
export function markIn({ filled, blank, writing }: Seen): Mark {
  const inside = insideOf(blank);
  if (inside.dark <= SAME) return judged(insideOf(writing).covered, CLEAN, MARKED);
  return judged(insideOf(filled).dark - inside.dark, SAME, DARKENED);
}

function judged(amount: number, clean: number, marked: number): Mark {
  return amount >= marked ? 'marked' : amount <= clean ? 'unmarked' : 'faint';
}

/** A filled bubble is darkened by this share of what is possible, at least. */
const FILLED = 0.3;
/** And by this factor more than every other one of its column. */
const CLEARLY = 1.6;
/** Less is a speck. */
const TOUCHED = 0.12;

/**
 * Finds the filled one among bubbles of which at most one is filled.
 * @returns its index, or null if none is; whether there is no doubt
 */
export function filledOf(bubbles: readonly Omit<Seen, 'writing'>[]): {
  readonly index: number | null;
  readonly isClear: boolean;
} {
  const darkened = bubbles.map(({ filled, blank, pen = 1 }) => {
    const print = insideOf(blank).dark;
    return (insideOf(filled).dark - print) / (1 - print) / pen;
  });
  const most = Math.max(...darkened);
  if (most < TOUCHED) return { index: null, isClear: true };
  const index = darkened.indexOf(most);
  const next = Math.max(0, ...darkened.filter((_, i) => i !== index));
  return { index, isClear: most >= FILLED && most >= CLEARLY * next };
}

/** The inside of a box or bubble without its frame: an ellipse of this share of the sides. */
const INSIDE = 0.76;

/** The mean darkness inside, and the share that is written on. */
function insideOf({ width, height, data }: Raster): { readonly dark: number; readonly covered: number } {
  const side = Math.min(width, height);
  const radius = (INSIDE * side) / 2;
  let [dark, covered, count] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      // A bubble is round; its cell may be wider.
      if (Math.hypot(u, v) > radius) continue;
      const value = data[y * width + x];
      dark += value;
      if (value >= INK) covered++;
      count++;
    }
  }
  return { dark: dark / Math.max(1, count), covered: covered / Math.max(1, count) };
}
