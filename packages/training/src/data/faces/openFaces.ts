import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Glyph, PathCommand } from 'opentype.js';
import { DataError } from '../../dataset/dataError.ts';
import type { Face, FaceGlyph } from '../../synthetic/pages/print/face.ts';

/** A typeface of Fontsource and its weights; all are under the SIL Open Font License 1.1. */
type Source = { readonly name: string; readonly weights: readonly number[] };

/**
 * Typefaces of forms: Arimo, Tinos and Cousine have the widths of Arial, Times New Roman and Courier
 * New; VT323 looks like a terminal's or a receipt printer's.
 */
const TRAINING: readonly Source[] = [
  { name: 'arimo', weights: [400, 700] },
  { name: 'tinos', weights: [400, 700] },
  { name: 'cousine', weights: [400] },
  { name: 'barlow-condensed', weights: [400, 600] },
  { name: 'zilla-slab', weights: [400] },
  { name: 'vt323', weights: [400] },
  { name: 'open-sans', weights: [400, 700] },
  { name: 'lato', weights: [400] },
  { name: 'rubik', weights: [500] },
  { name: 'titillium-web', weights: [400] },
  { name: 'josefin-sans', weights: [400] },
  { name: 'oswald', weights: [400] },
  { name: 'source-serif-4', weights: [400, 700] },
  { name: 'libre-baskerville', weights: [400] },
  { name: 'courier-prime', weights: [400] },
  { name: 'ibm-plex-mono', weights: [400] },
  { name: 'share-tech-mono', weights: [400] },
];

/** Never in training. */
const HELD_OUT: readonly Source[] = [
  { name: 'roboto', weights: [400, 700] },
  { name: 'merriweather', weights: [400] },
];

/** Signs that are printed. */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('');

/** Straight pieces of a curve: enough for letters 100 pixels high. */
const PIECES = 4;

const { resolve } = createRequire(import.meta.url);

/**
 * Opens the typefaces of one side, from the packages that development installs.
 * @throws DataError if a package is missing
 */
export async function openFaces(side: 'training' | 'held-out'): Promise<Face[]> {
  const sources = side === 'training' ? TRAINING : HELD_OUT;
  const parse = await parser();
  return sources.flatMap(({ name, weights }) => weights.map((weight) => openFace(parse, name, weight)));
}

type Parse = typeof import('opentype.js').parse;

/** Loaded here, so that other trainings do not need the package. */
async function parser(): Promise<Parse> {
  try {
    return (await import('opentype.js')).default.parse;
  } catch (error) {
    throw absent('the package opentype.js', error);
  }
}

function openFace(parse: Parse, name: string, weight: number): Face {
  const font = parse(readFont(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff`));
  const capital = font.charToGlyph('H').getBoundingBox().y2;
  const glyphs = new Map<string, FaceGlyph>([
    [' ', { advance: advanceOf(font.charToGlyph(' '), capital), contours: [] }],
  ]);
  for (const sign of SIGNS) {
    const glyph = font.charToGlyph(sign);
    if (glyph.index === 0) continue;
    const path = glyph.getPath(0, 0, font.unitsPerEm / capital);
    glyphs.set(sign, { advance: advanceOf(glyph, capital), contours: contoursOf(path.commands) });
  }
  return { name: `${name} ${weight}`, glyphs };
}

function advanceOf({ advanceWidth = 0 }: Glyph, capital: number): number {
  return advanceWidth / capital;
}

function readFont(path: string): ArrayBuffer {
  try {
    return new Uint8Array(readFileSync(resolve(path))).buffer;
  } catch (error) {
    throw absent(`the typeface ${path}`, error);
  }
}

function absent(what: string, error: unknown): DataError {
  return new DataError(
    `${what} cannot be read: ${(error as Error).message}. Recipes of pages need a clone with its development packages: run \`npm install\` in it`,
  );
}

type Command = PathCommand;

/** Closed contours with straight pieces: x0, y0, x1, y1, … */
function contoursOf(commands: readonly Command[]): Float64Array[] {
  const contours: number[][] = [];
  for (const command of commands) {
    if (command.type === 'M') contours.push([command.x, command.y]);
    else if (command.type !== 'Z') append(contours[contours.length - 1], command);
  }
  return contours.filter((points) => points.length >= 6).map((points) => Float64Array.from(points));
}

function append(points: number[], command: Exclude<Command, { type: 'M' | 'Z' }>): void {
  if (command.type === 'L') {
    points.push(command.x, command.y);
    return;
  }
  const [x, y] = points.slice(-2);
  for (let i = 1; i <= PIECES; i++) {
    const t = i / PIECES;
    const s = 1 - t;
    if (command.type === 'Q') {
      points.push(
        s * s * x + 2 * s * t * command.x1 + t * t * command.x,
        s * s * y + 2 * s * t * command.y1 + t * t * command.y,
      );
    } else {
      points.push(
        s ** 3 * x + 3 * s * s * t * command.x1 + 3 * s * t * t * command.x2 + t ** 3 * command.x,
        s ** 3 * y + 3 * s * s * t * command.y1 + 3 * s * t * t * command.y2 + t ** 3 * command.y,
      );
    }
  }
}
