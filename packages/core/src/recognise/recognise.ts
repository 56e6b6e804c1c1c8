import type { Box, Picture, Reading, Refusal } from '../base/types.ts';
import { pageInput } from '../frames/page.ts';
import { unionBox } from '../image/box.ts';
import type { Classifier } from '../model/classifier.ts';
import type { LineModel } from '../model/lineModel.ts';
import type { PageModel } from '../model/pageModel.ts';
import { type FoundLine, findLines as findPageLines } from '../page/findLines.ts';
import type { Examination, ExaminedReading } from '../reading/examination.ts';
import { READING_PARAMETERS, type ReadingParameters } from '../reading/parameters.ts';
import { checkOptions, type ReadingOptions } from '../reading/readingOptions.ts';
import { unread } from '../reading/unread.ts';
import { isMark } from '../segment/digitLine.ts';
import { findLines, type Line } from '../segment/lines.ts';
import { isolate, LOWEST_NEXT_TO_DIGIT } from './isolateDigit.ts';
import { fieldOf, knobs, type Page, pageOf } from './page.ts';
import type { Reader } from './reader.ts';
import { readSeen, type SeenLine, seeLine } from './readLine.ts';
import { inkedMarks, readSingle } from './readSingle.ts';

export type { ReadingOptions } from '../reading/readingOptions.ts';

export type Recogniser = {
  /**
   * Reads the numbers in a picture. Returns one reading for each line, in reading order, each
   * accepted or refused with its reason. If there is no number, returns one refused reading. Throws
   * a RangeError for invalid options.
   */
  recognise(picture: Picture, options?: ReadingOptions): Promise<Reading[]>;
  /** Does the same, and returns the stages between picture and readings: for explanations. */
  examine(picture: Picture, options?: ReadingOptions): Promise<Examination>;
};

/** More lines are a page of text, not numbers to be read one by one. */
const MOST_LINES = 60;
/** Reasons for which a single digit is refused, but not a line. */
const READABLE: ReadonlySet<Refusal> = new Set(['too-many', 'not-a-digit']);

type Models = {
  readonly classifier: Classifier;
  readonly lineModel: LineModel;
  readonly pageModel?: PageModel;
};

/** Creates a reader of numbers: the classifier reads single digits, the line model reads lines. */
export function createRecogniser(
  { classifier, lineModel, pageModel }: Models,
  parameters: ReadingParameters = READING_PARAMETERS,
): Recogniser {
  async function examine(picture: Picture, options: ReadingOptions = {}): Promise<Examination> {
    checkOptions(options);
    const reader = { classifier, lineModel, parameters, options };
    const page = pageOf(picture);
    const readings = pageModel
      ? await readWhole(reader, pageModel, picture)
      : await readPage(reader, page, picture);
    return { ink: page.raster, bare: page.bare, factor: page.factor, readings };
  }

  return {
    examine,
    recognise: async (picture, options) =>
      (await examine(picture, options)).readings.map(({ reading }) => reading),
  };
}

async function readWhole(reader: Reader, pageModel: PageModel, picture: Picture): Promise<ExaminedReading[]> {
  const sight = await findPageLines(pageInput(picture), pageModel);
  const numbers = sight.lines.filter(({ kind }) => kind === 'number');
  const whole = pageOf(picture);
  if (knobs.route && isField(whole, sight.lines)) return await readPage(reader, whole, picture);
  const readings: ExaminedReading[] = [];
  for (const line of numbers) {
    const page = fieldOf(
      picture,
      line,
      sight.lines.filter((other) => other !== line),
    );
    const all = await readPage(reader, page, picture);
    readings.push(...all.filter(({ reading }) => reading.refusal !== 'blank'));
  }
  if (readings.length === 0) return [nothing('blank', null)];
  return readings;
}

function isField(page: Page, found: readonly FoundLine[]): boolean {
  if (found.length === 0) return true;
  const lines = findLines(page.kept, page.raster);
  if (lines.length !== 1) return false;
  const [{ box, region }] = lines;
  const { x, y, width, height } = page.place.toPicture(box);
  const margin = 0.25 * height;
  const digit = region.height * (26 / 32) * (height / box.height);
  const digits = found.map((line) => line.digit).sort((a, b) => a - b);
  const ratio = digit / digits[digits.length >> 1];
  if (ratio > 2 || ratio < 0.5) return false;
  return found.every(
    ({ region }) =>
      region.x >= x - margin &&
      region.x <= x + width + margin &&
      region.y >= y - margin &&
      region.y <= y + height + margin,
  );
}

async function readPage(reader: Reader, page: Page, picture: Picture): Promise<ExaminedReading[]> {
  const alone = isolate(page);
  if (alone.kind === 'digit') {
    const marks = inkedMarks(alone);
    const lines = findLines(page.kept, page.raster, LOWEST_NEXT_TO_DIGIT).filter(
      (line) => !marks.some((mark) => isMark(line, mark)),
    );
    if (lines.length > 1) return await readLines(reader, lines, page);
    return [await readSingle(reader, alone, lines[0], page, picture)];
  }
  const readings = await readLines(reader, findLines(page.kept, page.raster), page);
  if (readings.length === 0) return [nothing(alone.refusal, alone.box)];
  const isReadable = READABLE.has(alone.refusal) || readings.some(({ reading }) => isNumber(reading));
  return isReadable ? readings : [nothing(alone.refusal, alone.box)];
}

async function readLines(reader: Reader, lines: readonly Line[], page: Page): Promise<ExaminedReading[]> {
  if (lines.length > MOST_LINES) {
    const box = lines.map((line) => line.box).reduce(unionBox);
    return [nothing('too-many', page.place.toPicture(box))];
  }
  const seen: SeenLine[] = [];
  for (const line of lines) seen.push(await seeLine(reader, line, page));
  return readSeen(reader, seen);
}

/** A place from which nothing was read. */
function nothing(refusal: Refusal, box: Box | null): ExaminedReading {
  return { reading: unread(refusal, box), strip: null, digitImages: () => [] };
}

/**
 * On paper as rough as pale ink, one digit could be the paper's grain; several in a line are not.
 */
function isNumber({ confidence, digits }: Reading): boolean {
  return confidence > 0.5 && digits.length > 1;
}
