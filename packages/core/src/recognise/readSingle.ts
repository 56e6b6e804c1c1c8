import type { Picture, Reading } from '../base/types.ts';
import { acceptanceThreshold } from '../decide/acceptance.ts';
import { decide } from '../decide/decide.ts';
import { agreed, type InkBeside } from '../reading/agreement.ts';
import { digitReading } from '../reading/digitReading.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { MAX_ERROR } from '../reading/readingOptions.ts';
import { digitLogits } from '../reading/style.ts';
import { lineOfDigit } from '../segment/digitLine.ts';
import type { Line } from '../segment/lines.ts';
import type { MarkBeside } from '../segment/marksBeside.ts';
import type { Isolated } from './isolateDigit.ts';
import { type Page, viewOf } from './page.ts';
import type { Reader } from './reader.ts';
import { readSeen, seeLine } from './readLine.ts';
import { seenMarks } from './seenMarks.ts';

export type SingleDigit = Extract<Isolated, { kind: 'digit' }>;

/**
 * Reads one piece of ink by both models.
 *
 * @param found the line in which it was found, if any
 */
export async function readSingle(
  reader: Reader,
  digit: SingleDigit,
  found: Line | undefined,
  page: Page,
  picture: Picture,
): Promise<ExaminedReading> {
  const marks = inkedMarks(digit);
  const line = lineOfDigit(page.place.toPart(digit.box), found, marks);
  const seen = seenMarks(marks, reader.parameters);
  const [read] = await readSeen(reader, [await seeLine(reader, line, page)], seen);
  const alone = await readDigit(reader, digit);
  const sure = acceptanceThreshold(reader.lineModel.manifest.riskCoverage, MAX_ERROR);
  const reading = agreed(alone, read.reading, picture, inkBeside(digit), sure);
  if (reading === read.reading) return read;
  return {
    reading,
    view: viewOf(page),
    strip: null,
    digitImages: () => reading.digits.map(() => digit.image),
  };
}

async function readDigit({ classifier, parameters, options }: Reader, digit: SingleDigit): Promise<Reading> {
  const scores = await classifier.classify([digit.image]);
  const style = { temperature: classifier.manifest.temperature, chosen: options.style ?? 'auto' };
  const logits = digitLogits(scores, digit.image, style, parameters);
  // A digit that runs out of the picture may look certain and be another one: half an 8 is a
  // perfect 0.
  const seen = digit.cut ? 'cut-off' : null;
  const decision = decide(logits, classifier.manifest, options);
  return digitReading(decision, digit.box, seen, options, parameters);
}

/** The ink next to a digit that may be a sign or a point. */
export function inkedMarks({ marks }: SingleDigit): readonly MarkBeside[] {
  return marks.filter(({ dirt }) => !dirt);
}

function inkBeside(digit: SingleDigit): InkBeside {
  if (digit.marks.length === 0) return 'none';
  return inkedMarks(digit).length > 0 ? 'mark' : 'dirt';
}
