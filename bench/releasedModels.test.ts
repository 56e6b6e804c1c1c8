// The quality gate of the released models: fixed synthetic pictures, and bounds that fail if a
// model loses more than one percentage point. Synthetic writers draw the pictures, so the test
// needs neither data sets nor digits of a test set.

import type { Picture, Raster } from '@cifra/core/base/types.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { classOf, OTHER } from '@cifra/core/model/symbols.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { type Conditions, photograph } from '@cifra/core/testing/photo.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { createWriter } from '@cifra/training/synthetic/glyphs/writer.ts';
import { otherGlyph } from '@cifra/training/synthetic/lines/otherGlyph.ts';
import { drawnScribe } from '@cifra/training/synthetic/lines/scribe.ts';
import { drawHabit, writtenLine } from '@cifra/training/synthetic/lines/writtenLine.ts';
import { describe, expect, test } from 'vitest';

const NUMBERS = 300;
const NEGATIVES = 200;

/**
 * Number 1.5.0 passes with the bounds of 1.4.0, and without the mean with 1.4.0 it did not: 236 and 235 right.
 * Measured with number 1.4.0: `digit` accepted 239 numbers and read them right, accepted 2 wrong
 * ones, and refused 190 negatives; `digit-small` 237, 2 and 190. With number 1.3.0 it was 242, 3 and
 * 192, and 239, 2 and 194; the bounds were one percentage point worse, because arithmetic differs
 * between machines. They stay, but for one: since 1.4.0 reads `+ % ×`, these signs are no longer
 * among the negatives, of which number 1.3.1 with `digit-small` refuses 190 too. Tighten the bounds
 * when a better model is released; never loosen them.
 */
const BOUNDS = {
  digit: { right: 239, wrong: 5, refused: 190 },
  'digit-small': { right: 236, wrong: 4, refused: 190 },
} as const;

describe.each(Object.entries(BOUNDS))('%s with number', (name, bounds) => {
  test(`${NUMBERS} drawn numbers`, async () => {
    const reader = await openReader(name);
    const [misread, unread]: string[][] = [[], []];
    for (let i = 0; i < NUMBERS; i++) {
      const random = createRandom('quality gate, numbers').split(i);
      const text = numberText(i, random);
      const accepted = await acceptedIn(reader, drawn(text, random));
      if (accepted.length === 0) unread.push(text);
      else if (String(accepted) !== text) misread.push(`${text} as ${accepted.join(' and ')}`);
    }
    expect(misread.length, `misread: ${misread.join(', ')}`).toBeLessThanOrEqual(bounds.wrong);
    const right = NUMBERS - misread.length - unread.length;
    expect(right, `refused: ${unread.join(', ')}`).toBeGreaterThanOrEqual(bounds.right);
  });

  test(`${NEGATIVES} lines with letters, signs or scribbles`, async () => {
    const reader = await openReader(name);
    const taken: string[] = [];
    for (let i = 0; i < NEGATIVES; i++) {
      const random = createRandom('quality gate, negatives').split(i);
      const accepted = await acceptedIn(reader, drawn(negativeText(i, random), random));
      if (accepted.length > 0) taken.push(accepted.join(' and '));
    }
    const refused = NEGATIVES - taken.length;
    expect(refused, `accepted: ${taken.join(', ')}`).toBeGreaterThanOrEqual(bounds.refused);
  });
});

async function openReader(digit: string): Promise<Recogniser> {
  const [single, line, page] = await Promise.all([
    loadBundle(modelFolder(digit), 'digit'),
    loadBundle(modelFolder('number'), 'number'),
    loadBundle(modelFolder('page'), 'page'),
  ]);
  return createRecogniser({
    classifier: await createClassifier(single, runtime),
    lineModel: await createLineModel(line, runtime),
    pageModel: await createPageModel(page, runtime),
  });
}

/** Texts of the accepted readings. */
async function acceptedIn({ recognise }: Recogniser, picture: Picture): Promise<string[]> {
  const readings = await recognise(picture);
  return readings.filter(({ accepted }) => accepted).map(({ text }) => text);
}

/** Half are letters, signs and scribbles; half have one of them among two to five digits. */
function negativeText(i: number, random: Random): string {
  if (i % 2 === 0) return OTHER.repeat(1 + random.integer(5));
  const text = Array.from({ length: 2 + random.integer(4) }, () => String(random.integer(10)));
  text[random.integer(text.length)] = OTHER;
  return text.join('');
}

/** One third are single digits, which another model reads; the others have two to six. */
function numberText(i: number, random: Random): string {
  const length = i % 3 === 0 ? 1 : 2 + random.integer(5);
  return Array.from({ length }, () => random.integer(10)).join('');
}

/** Paper on every side, pixels. */
const MARGIN = 14;

/** Black on white, a scan, and two photographs. */
const PAPERS: readonly Conditions[] = [
  {},
  { paper: [0.96, 0.96, 0.94], ink: [0.1, 0.12, 0.3], noise: 0.01 },
  { paper: [0.93, 0.91, 0.86], ink: [0.15, 0.17, 0.35], light: { left: 0.6 }, texture: 0.012, noise: 0.02 },
  { paper: [0.9, 0.9, 0.9], ink: [0.2, 0.2, 0.2], light: { bottom: 0.7 }, blur: 1, jpeg: 0.01 },
];

/** Draws a line by a new writer and photographs it. */
function drawn(text: string, random: Random): Picture {
  const write = drawnScribe(createWriter(random.split('writer')), otherGlyph);
  const habit = drawHabit(random.split('habit'));
  const { ink } = writtenLine(Array.from(text, classOf), write, habit, random.split('line'));
  return photograph(withMargin(ink), PAPERS[random.integer(PAPERS.length)], random.split('photo'));
}

function withMargin({ width, height, data }: Raster): Raster {
  const wide = width + 2 * MARGIN;
  const framed = new Float32Array(wide * (height + 2 * MARGIN));
  for (let y = 0; y < height; y++)
    framed.set(data.subarray(y * width, (y + 1) * width), (y + MARGIN) * wide + MARGIN);
  return { width: wide, height: height + 2 * MARGIN, data: framed };
}
