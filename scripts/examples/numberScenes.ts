import type { Random } from '@cifra/core/random/random.ts';
import { writeScribble } from '@cifra/training/synthetic/glyphs/scribble.ts';
import { createWriter } from '@cifra/training/synthetic/glyphs/writer.ts';
import { placeStrokes, renderStrokes } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import { renderTexture } from '@cifra/training/synthetic/texture/texture.ts';
import { mapped, roughInk, ruled, seenFromBelow } from './hand.ts';
import { addCloud, addGrain, createSheet, defocus, layInk, type Sheet, shade } from './sheet.ts';
import { lineAt } from './writing.ts';

const BLUE = [0.1, 0.15, 0.45] as const;
const BLACK = [0.1, 0.1, 0.13] as const;

/** The amount of a cheque: fine wavy print, a baseline, and dashes so that nothing can be added. */
export function cheque(rng: Random): Sheet {
  const [width, height] = [560, 170];
  const sheet = createSheet(width, height, [0.95, 0.95, 0.9]);
  const wave = { amplitude: 4, length: 46, phase: 0, drift: 0.5 };
  const print = {
    kind: 'lines',
    spacing: 7,
    thickness: 1.2,
    contrast: 1,
    angle: 0.12,
    waves: [wave],
  } as const;
  layInk(sheet, renderTexture([{ ...print, centre: null }], width, height), [0.72, 0.82, 0.8]);
  layInk(sheet, renderStrokes([ruled(30, 128, 530, 128, 2)], width, height), [0.25, 0.3, 0.3]);
  const strokes = lineAt(
    '-1280.50-',
    12,
    { x: 52, y: 120, height: 54, line: 4.5 },
    { width: 0.85, spacing: 0.1, slant: 0.15 },
  );
  layInk(sheet, roughInk(strokes, width, height, 0.2, rng), BLUE);
  defocus(sheet, 1);
  addGrain(sheet, 0.012, rng);
  return sheet;
}

/** A ZIP code in the comb boxes of a scanned form. */
export function zipCode(): Sheet {
  const [width, height] = [430, 150];
  const [left, top, cell, bottom] = [40, 35, 70, 115];
  const sheet = createSheet(width, height, [1, 1, 1]);
  const rails = [top, bottom].map((y) => ruled(left, y, left + 5 * cell, y, 2));
  const sides = Array.from({ length: 6 }, (_, i) => ruled(left + i * cell, top, left + i * cell, bottom, 2));
  layInk(sheet, renderStrokes([...rails, ...sides], width, height), [0.35, 0.35, 0.35]);
  const strokes = lineAt('94107', 4, { x: left, y: 104, height: 56, line: 5, pitch: cell });
  layInk(sheet, renderStrokes(strokes, width, height), BLACK);
  return sheet;
}

/** A date at the bottom of a letter, photographed at an angle under a lamp. */
export function date(rng: Random): Sheet {
  const [width, height] = [640, 300];
  const sheet = createSheet(width, height, [0.94, 0.92, 0.87]);
  const view = seenFromBelow(width, height, 0.15);
  const strokes = lineAt(
    '14/07/2026',
    28,
    { x: 90, y: 185, height: 56, line: 4.5, turn: -3 },
    { width: 0.9, spacing: 0.16, slant: 0.05 },
  );
  layInk(sheet, roughInk(mapped(strokes, view), width, height, 0.2, rng), BLUE);
  addCloud(sheet, 0.01, 160, rng);
  shade(sheet, (x, y) => 1.03 - 0.4 * x - 0.15 * y);
  defocus(sheet, 1);
  addGrain(sheet, 0.018, rng);
  return sheet;
}

/** A phone number on a yellow note. */
export function phone(rng: Random): Sheet {
  const [width, height] = [520, 260];
  const sheet = createSheet(width, height, [0.98, 0.91, 0.5]);
  const strokes = lineAt(
    '212-555-0142',
    9,
    { x: 36, y: 135, height: 44, line: 4.5, turn: 2 },
    { width: 0.9, spacing: 0.16, slant: 0.2 },
  );
  layInk(sheet, roughInk(strokes, width, height, 0.15, rng), BLACK);
  shade(sheet, (x, y) => 1 - 0.1 * x * y - 0.06 * (1 - y));
  addGrain(sheet, 0.008, rng);
  return sheet;
}

/** Two meter readings, one below the other, in pencil on lined paper. */
export function twoLines(rng: Random): Sheet {
  const [width, height] = [420, 300];
  const sheet = createSheet(width, height, [0.96, 0.96, 0.94]);
  const lines = Array.from({ length: 4 }, (_, i) => ruled(-20, 48 + 72 * i, width + 20, 50 + 72 * i, 1.5));
  layInk(sheet, renderStrokes(lines, width, height), [0.68, 0.77, 0.88]);
  const strokes = [
    ...lineAt('20481', 16, { x: 90, y: 118, height: 42, line: 4 }, { width: 1, spacing: 0.2 }),
    ...lineAt('36795', 16, { x: 94, y: 190, height: 42, line: 4 }, { width: 1, spacing: 0.2 }),
  ];
  layInk(sheet, roughInk(strokes, width, height, 0.35, rng), [0.28, 0.28, 0.3]);
  shade(sheet, (x, y) => 1 - 0.15 * (1 - x) - 0.05 * y);
  defocus(sheet, 1);
  addGrain(sheet, 0.012, rng);
  return sheet;
}

/** A name instead of a number; must be refused. */
export function word(rng: Random): Sheet {
  const [width, height] = [460, 170];
  const sheet = createSheet(width, height, [0.97, 0.96, 0.93]);
  const strokes = lineAt('MARKET', 6, { x: 56, y: 112, height: 54, line: 5 }, { width: 0.85, spacing: 0.2 });
  layInk(sheet, roughInk(strokes, width, height, 0.15, rng), BLUE);
  addGrain(sheet, 0.01, rng);
  return sheet;
}

/** Scribbles of someone trying a pen; must be refused. */
export function scribble(rng: Random): Sheet {
  const [width, height] = [320, 220];
  const sheet = createSheet(width, height, [0.99, 0.99, 0.98]);
  const writer = createWriter(3);
  const pen = { ...writer.pen, width: 0.04, rough: 0.01 };
  const strokes = writeScribble('tangle', { ...writer, pen }, rng.split('scribble'));
  layInk(sheet, renderStrokes(placeStrokes(strokes, 120, 80, 50), width, height), BLACK);
  return sheet;
}
