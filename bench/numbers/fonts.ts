import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';

/** A typeface with Latin letters; all are free (OFL 1.1 or Apache 2.0), from Fontsource. */
export type Face = { readonly name: string; readonly font: opentype.Font };

/** Imitations of handwriting, none used in training. */
const HANDS = [
  'caveat',
  'homemade-apple',
  'indie-flower',
  'patrick-hand',
  'permanent-marker',
  'reenie-beanie',
  'shadows-into-light',
];
/** Typefaces printed on forms. */
const PRINTS = ['merriweather', 'roboto'];

export const handwriting = (): Face[] => HANDS.map(openFace);
export const print = (): Face[] => PRINTS.map(openFace);

const { resolve } = createRequire(import.meta.url);

function openFace(name: string): Face {
  const bytes = readFileSync(resolve(`@fontsource/${name}/files/${name}-latin-400-normal.woff`));
  return { name, font: opentype.parse(new Uint8Array(bytes).buffer) };
}

/** A drawing inside a box. */
export type Outline = {
  /** SVG path data, filled. */
  readonly path: string;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
};

/**
 * Returns the outline of a text, letter by letter, without ligatures, which the font library does
 * not support for every typeface.
 * @param size of the font, pixels
 * @throws RangeError if the typeface lacks a letter
 */
export function outlineOf(text: string, { name, font }: Face, size: number): Outline {
  const whole = new opentype.Path();
  let x = 0;
  for (const letter of text) {
    const glyph = font.charToGlyph(letter);
    if (glyph.index === 0) throw new RangeError(`outlineOf: ${name} has no ${JSON.stringify(letter)}`);
    whole.extend(glyph.getPath(x, 0, size));
    x += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm;
  }
  const { x1, y1, x2, y2 } = whole.getBoundingBox();
  return { path: whole.toPathData(2), box: { left: x1, top: y1, right: x2, bottom: y2 } };
}
