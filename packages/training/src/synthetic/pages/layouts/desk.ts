import { SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { numberText } from '../../lines/numberText.ts';
import type { PageMaterial } from '../material.ts';
import type { Face } from '../print/face.ts';
import { drawWords } from '../print/words.ts';
import type { Ink, Layout, Rgb } from '../scene.ts';
import type { Writing } from '../writing/writeText.ts';

/** Draws what is on a sheet. */
export type DrawLayout = (random: Random, material: PageMaterial) => Layout;

/** The typeface and the ink of what is printed on one sheet. */
export type Press = { readonly face: Face; readonly ink: Ink };

export function drawPress(random: Random, { faces }: PageMaterial): Press {
  if (faces.length === 0) throw new RangeError('drawPress: material.faces is empty, expected at least one');
  const level = random.next() < 0.7 ? 0.08 + 0.1 * random.next() : 0.3 + 0.35 * random.next();
  const isBlue = random.next() < 0.1;
  const colour: Rgb = isBlue ? [0.2, 0.3, 0.6] : [level, level, level];
  return { face: pick(faces, random), ink: { colour, alpha: 0.75 + 0.25 * random.next(), grain: 0.1 } };
}

/** The colour of paper: white, off-white, recycled or coloured. */
export function drawPaperColour(random: Random): Rgb {
  const kind = random.next();
  if (kind < 0.45) return [0.97, 0.97, 0.96];
  if (kind < 0.75)
    return [0.93 + 0.03 * random.next(), 0.92 + 0.03 * random.next(), 0.87 + 0.05 * random.next()];
  if (kind < 0.92) {
    const level = 0.72 + 0.18 * random.next();
    return [level, level, level - 0.03 * random.next()];
  }
  return [0.82 + 0.18 * random.next(), 0.82 + 0.18 * random.next(), 0.7 + 0.25 * random.next()];
}

/** Share of free numbers that are written as they were recorded. */
const RECORDED = 0.2;

/** A number that stands by itself. */
export function drawNumber(random: Random, { numbers }: PageMaterial): Writing {
  if (numbers.length > 0 && random.next() < RECORDED) return { recorded: pick(numbers, random) };
  const text = numberText(random).map((symbol) => SYMBOLS[symbol]);
  return { text: text.join('').replaceAll('?', '') || digitsText(3, random) };
}

export function digitsText(n: number, random: Random): string {
  return Array.from({ length: n }, () => random.integer(10)).join('');
}

export function amountText(random: Random): string {
  const whole = String(1 + random.integer(10 ** (1 + random.integer(4))));
  const mark = random.next() < 0.5 ? '.' : ',';
  return random.next() < 0.6 ? `${whole}${mark}${digitsText(2, random)}` : whole;
}

/** Words without figures, for handwriting. */
export function handWords(letters: number, random: Random): string {
  return drawWords(letters, random)
    .replaceAll(/[^\p{L} ]/gu, '')
    .trim();
}

/** The height of digits on a sheet with lines at this distance, mm. */
export function writingHeight(pitch: number, random: Random): number {
  return pitch > 0 ? pitch * (0.45 + 0.3 * random.next()) : 3 + 6 * random.next() ** 2;
}

export function pick<T>(all: readonly T[], random: Random): T {
  return all[random.integer(all.length)];
}
