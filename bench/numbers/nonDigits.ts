/**
 * Negatives drawn by other means than training pictures: outlines of typefaces and curves from
 * formulas. Always the same pictures.
 */

import type { Picture } from '@cifra/core/base/types.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { BLANKS, drawBlank } from './blanks.ts';
import { type Face, handwriting, outlineOf, print } from './fonts.ts';
import { type Drawing, onPaper } from './paper.ts';
import { drawScribble, SCRIBBLES } from './scribbles.ts';
import { LETTERS, SYMBOLS, WORDS } from './words.ts';

export type NonDigitKind = 'letter' | 'word' | 'printed word' | 'symbol' | 'scribble' | 'blank';

export type NonDigit = {
  readonly kind: NonDigitKind;
  /** Content and its source. */
  readonly text: string;
  /** Its picture, drawn on demand. */
  readonly paint: () => Picture | Promise<Picture>;
};

const COUNTS: Record<NonDigitKind, number> = {
  letter: 250,
  word: 250,
  'printed word': 200,
  symbol: 150,
  scribble: 150,
  blank: 200,
};

export function nonDigits(counts = COUNTS): NonDigit[] {
  const [hands, prints] = [handwriting(), print()];
  const draw: Record<NonDigitKind, (i: number, random: Random) => Omit<NonDigit, 'kind'>> = {
    letter: (i, random) => written(LETTERS[i % LETTERS.length], pick(hands, random), random),
    word: (i, random) => written(inCase(WORDS[i % WORDS.length], random), pick(hands, random), random),
    'printed word': (i, random) =>
      written(inCase(WORDS[i % WORDS.length], random), pick(prints, random), random),
    symbol: (i, random) => symbol(i, pick([...hands, ...prints], random), random),
    scribble: (i, random) => {
      const name = SCRIBBLES[i % SCRIBBLES.length];
      return { text: name, paint: () => onPaper(scribble(name, random), random) };
    },
    blank: (i, random) => {
      const name = BLANKS[i % BLANKS.length];
      return { text: name, paint: () => drawBlank(name, random) };
    },
  };
  const random = createRandom('not a number');
  return (Object.keys(draw) as NonDigitKind[]).flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, i) => ({
      kind,
      ...draw[kind](i, random.split(kind).split(i)),
    })),
  );
}

/** Capital letters are 30 to 90 % of the font size high. */
function written(text: string, face: Face, random: Random): Omit<NonDigit, 'kind'> {
  return {
    text: `${text} (${face.name})`,
    paint: () => {
      const { path, box } = outlineOf(text, face, 36 + 54 * random.next());
      const drawing = {
        elements: `<path d="${path}" fill="currentColor"/>`,
        left: box.left,
        top: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
      };
      return onPaper(drawing, random);
    },
  };
}

/** Symbols of the typefaces, and arrows, which they lack. */
function symbol(i: number, face: Face, random: Random): Omit<NonDigit, 'kind'> {
  const kinds = SYMBOLS.length + 1;
  if (i % kinds < SYMBOLS.length) return written(SYMBOLS[i % kinds], face, random);
  const angle = 45 * random.integer(8);
  return { text: `arrow, ${angle}°`, paint: () => onPaper(arrow(angle, random), random) };
}

function arrow(angle: number, random: Random): Drawing {
  const [length, head] = [50 + 50 * random.next(), 14 + 10 * random.next()];
  const half = length / 2;
  const d = `M${-half} 0H${half}M${half - head} ${-head}L${half} 0L${half - head} ${head}`;
  const pen = 3 + 3 * random.next();
  const elements = `<path d="${d}" transform="rotate(${angle})" ${penOf(pen)}/>`;
  return { elements, left: -half, top: -half, width: length, height: length };
}

function scribble(kind: (typeof SCRIBBLES)[number], random: Random): Drawing {
  const height = 40 + 50 * random.next();
  const width = height * (0.8 + 0.9 * random.next());
  const lines = drawScribble(kind, random).map((line) =>
    line.map(([x, y]) => `${(x * width).toFixed(2)},${(y * height).toFixed(2)}`).join(' '),
  );
  const pen = penOf(1.5 + 2.5 * random.next());
  const elements = lines.map((points) => `<polyline points="${points}" ${pen}/>`).join('');
  return { elements, left: 0, top: 0, width, height };
}

function penOf(width: number): string {
  return `fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;
}

function inCase(word: string, random: Random): string {
  const drawn = random.next();
  if (drawn < 0.2) return word.toUpperCase();
  return drawn < 0.5 ? word[0].toUpperCase() + word.slice(1) : word;
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(items.length)];
}
