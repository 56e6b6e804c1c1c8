import type { Random } from '@cifra/core/random/random.ts';
import { renderStrokes } from '@cifra/training/synthetic/pen/renderStrokes.ts';
import { digitAt, mapped, roughInk, ruled, seenFromBelow } from './hand.ts';
import { cheque, date, phone, scribble, twoLines, word, zipCode } from './numberScenes.ts';
import { addCloud, addGrain, createSheet, defocus, layInk, type Sheet, shade } from './sheet.ts';

/** A picture to read. */
export type Example = {
  readonly draw: (rng: Random) => Sheet;
  /** The digits in it, line by line; none if everything must be refused. */
  readonly says: readonly string[];
};

/** The examples by file name. */
export const SCENES: Readonly<Record<string, Example>> = {
  'cheque.jpg': { draw: cheque, says: ['128050'] },
  'zip-code.png': { draw: zipCode, says: ['94107'] },
  'date.jpg': { draw: date, says: ['14072026'] },
  'phone.jpg': { draw: phone, says: ['2125550142'] },
  'two-lines.jpg': { draw: twoLines, says: ['20481', '36795'] },
  'drawn-3.png': { draw: drawn, says: ['3'] },
  'chalk-5.jpg': { draw: chalk, says: ['5'] },
  'photo-ruled-7.jpg': { draw: photoOfRuledPaper, says: ['7'] },
  'marker-off-centre-2.png': { draw: markerOffCentre, says: ['2'] },
  'turned-4.jpg': { draw: turned, says: ['4'] },
  'pencil-8.jpg': { draw: pencil, says: ['8'] },
  'shadow-9.jpg': { draw: underAShadow, says: ['9'] },
  'boxed-6.png': { draw: boxed, says: ['6'] },
  'word.jpg': { draw: word, says: [] },
  'scribble.png': { draw: scribble, says: [] },
  'blank.jpg': { draw: blankPage, says: [] },
};

/** Drawn with a finger on a white canvas. */
function drawn(): Sheet {
  const sheet = createSheet(280, 280, [1, 1, 1]);
  const strokes = digitAt(3, 11, { x: 140, y: 138, height: 190, line: 15 }, { tremor: 0.002 });
  layInk(sheet, renderStrokes(strokes, 280, 280), [0, 0, 0]);
  return sheet;
}

function chalk(rng: Random): Sheet {
  const sheet = createSheet(360, 360, [0.13, 0.15, 0.14]);
  addCloud(sheet, 0.025, 120, rng);
  const strokes = digitAt(5, 23, { x: 185, y: 180, height: 210, line: 17 });
  layInk(sheet, roughInk(strokes, 360, 360, 0.75, rng), [0.93, 0.93, 0.9]);
  defocus(sheet, 1);
  addGrain(sheet, 0.015, rng);
  return sheet;
}

/**
 * A thin blue pen on a ruled page, photographed with a phone: perspective, light from the left,
 * sensor noise.
 */
function photoOfRuledPaper(rng: Random): Sheet {
  const [width, height] = [420, 560];
  const sheet = createSheet(width, height, [0.93, 0.92, 0.88]);
  const view = seenFromBelow(width, height, 0.25);
  const lines = Array.from({ length: 12 }, (_, i) => ruled(-120, 20 + 52 * i, width + 120, 26 + 52 * i, 1.6));
  layInk(sheet, renderStrokes(mapped(lines, view), width, height), [0.62, 0.72, 0.85]);
  const margin = ruled(78, -200, 72, height, 1.6);
  layInk(sheet, renderStrokes(mapped([margin], view), width, height), [0.86, 0.55, 0.58]);
  const strokes = digitAt(7, 5, { x: 225, y: 306, height: 130, line: 4.5 });
  layInk(sheet, roughInk(mapped(strokes, view), width, height, 0.25, rng), [0.13, 0.2, 0.52]);
  addCloud(sheet, 0.01, 200, rng);
  shade(sheet, (x, y) => 1.02 - 0.32 * x - 0.08 * (1 - y));
  defocus(sheet, 1);
  addGrain(sheet, 0.018, rng);
  return sheet;
}

function markerOffCentre(): Sheet {
  const sheet = createSheet(400, 300, [0.99, 0.99, 0.98]);
  const strokes = digitAt(2, 8, { x: 82, y: 212, height: 110, line: 20 });
  layInk(sheet, renderStrokes(strokes, 400, 300), [0.75, 0.1, 0.14]);
  return sheet;
}

function turned(rng: Random): Sheet {
  const sheet = createSheet(320, 320, [0.96, 0.95, 0.93]);
  const strokes = digitAt(4, 31, { x: 160, y: 160, height: 170, line: 9, turn: 17 });
  layInk(sheet, roughInk(strokes, 320, 320, 0.2, rng), [0.1, 0.1, 0.12]);
  shade(sheet, (x, y) => 0.98 - 0.1 * y - 0.06 * x);
  defocus(sheet, 1);
  addGrain(sheet, 0.01, rng);
  return sheet;
}

/** A hard pencil on grey recycled paper: low contrast, and fibres nearly as dark. */
function pencil(rng: Random): Sheet {
  const sheet = createSheet(320, 360, [0.74, 0.73, 0.69]);
  addCloud(sheet, 0.012, 40, rng);
  const strokes = digitAt(8, 14, { x: 165, y: 185, height: 150, line: 7 });
  layInk(sheet, roughInk(strokes, 320, 360, 0.7, rng), [0.5, 0.5, 0.5]);
  shade(sheet, (x, y) => 1 - 0.12 * (1 - x) - 0.05 * y);
  defocus(sheet, 1);
  addGrain(sheet, 0.02, rng);
  return sheet;
}

/**
 * White paper, half of it in the shadow of a hand or a phone: darker than the ink's edge in the
 * light.
 */
function underAShadow(rng: Random): Sheet {
  const sheet = createSheet(400, 400, [0.97, 0.96, 0.94]);
  const strokes = digitAt(9, 3, { x: 205, y: 195, height: 190, line: 10 });
  layInk(sheet, roughInk(strokes, 400, 400, 0.15, rng), [0.12, 0.12, 0.16]);
  shade(sheet, (x, y) => 1 - 0.45 / (1 + Math.exp(-28 * (x + 0.35 * y - 0.72))));
  defocus(sheet, 1);
  addGrain(sheet, 0.014, rng);
  return sheet;
}

/** One cell of a form. */
function boxed(): Sheet {
  const sheet = createSheet(240, 280, [1, 1, 1]);
  const [left, top, right, bottom] = [42, 38, 198, 240];
  const frame = [
    ruled(left, top, right, top, 2.5),
    ruled(right, top, right, bottom, 2.5),
    ruled(right, bottom, left, bottom, 2.5),
    ruled(left, bottom, left, top, 2.5),
  ];
  layInk(sheet, renderStrokes(frame, 240, 280), [0.15, 0.15, 0.15]);
  const strokes = digitAt(6, 19, { x: 121, y: 140, height: 140, line: 10 });
  layInk(sheet, renderStrokes(strokes, 240, 280), [0.08, 0.1, 0.35]);
  return sheet;
}

/** Only paper, light and a few specks; must be refused. */
function blankPage(rng: Random): Sheet {
  const sheet = createSheet(400, 400, [0.94, 0.93, 0.9]);
  addCloud(sheet, 0.008, 150, rng);
  const specks = Array.from({ length: 4 }, () => {
    const [x, y] = [400 * rng.next(), 400 * rng.next()];
    return ruled(x, y, x + 1.5, y + 0.5, 1.2);
  });
  layInk(sheet, renderStrokes(specks, 400, 400), [0.6, 0.58, 0.55]);
  shade(sheet, (x, y) => 0.97 - 0.25 * x * y - 0.1 * (1 - x));
  defocus(sheet, 1);
  addGrain(sheet, 0.015, rng);
  return sheet;
}
