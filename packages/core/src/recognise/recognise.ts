import type { Box, Mask, Picture, Raster, Reading, Refusal } from '../base/types.ts';
import { decide } from '../decide/decide.ts';
import { boxOnPage } from '../frames/strip.ts';
import { scaleBox, unionBox } from '../image/box.ts';
import { type InkMask, inkMask } from '../image/inkMask.ts';
import { type Ink, toInk } from '../image/raster.ts';
import type { Classifier } from '../model/classifier.ts';
import type { LineModel } from '../model/lineModel.ts';
import { agreed, type InkBeside } from '../reading/agreement.ts';
import { digitCutter } from '../reading/digitCutter.ts';
import { digitReading } from '../reading/digitReading.ts';
import type { Examination, ExaminedReading } from '../reading/examination.ts';
import { type LocatedLine, lineReading, spelling } from '../reading/lineReading.ts';
import { bestView } from '../reading/lineViews.ts';
import { READING_PARAMETERS, type ReadingParameters } from '../reading/parameters.ts';
import { checkOptions, type ReadingOptions } from '../reading/readingOptions.ts';
import { secondOpinion } from '../reading/secondOpinion.ts';
import { withSlashes } from '../reading/slashes.ts';
import { unread } from '../reading/unread.ts';
import { type SeenMarks, withMarks } from '../reading/withMarks.ts';
import { cleared } from '../segment/cleared.ts';
import { isLowContrast } from '../segment/contrast.ts';
import { isMark, lineOfDigit } from '../segment/digitLine.ts';
import { findLines, type Line } from '../segment/lines.ts';
import { type MarkBeside, marksInOrder } from '../segment/marksBeside.ts';
import { withoutPrint } from '../segment/print.ts';
import { type Isolated, isolate, LOWEST_NEXT_TO_DIGIT } from './isolateDigit.ts';

export type { ReadingOptions } from '../reading/readingOptions.ts';

export type Recogniser = {
  /**
   * Reads the numbers in a picture, line by line in reading order, each accepted or refused with
   * its reason; one refused reading where there is none. Throws a RangeError for options that make
   * no sense.
   */
  recognise(picture: Picture, options?: ReadingOptions): Promise<Reading[]>;
  /** Does the same, and returns the stages between picture and readings: for explanations. */
  examine(picture: Picture, options?: ReadingOptions): Promise<Examination>;
};

/** More lines are a page of text, not numbers to be read one by one. */
const MOST_LINES = 60;
/** Reasons for which a single digit is refused, but not a line. */
const READABLE: ReadonlySet<Refusal> = new Set(['too-many', 'not-a-digit']);

type Models = { readonly classifier: Classifier; readonly lineModel: LineModel };
type Page = Ink &
  InkMask & {
    /** The mask without print. */
    readonly kept: Mask;
    /** The darkness without the printed rules and boxes for digits. */
    readonly bare: Raster;
  };
type SingleDigit = Extract<Isolated, { kind: 'digit' }>;

/** Creates a reader of numbers: the classifier reads single digits, the line model reads lines. */
export function createRecogniser(
  { classifier, lineModel }: Models,
  parameters: ReadingParameters = READING_PARAMETERS,
): Recogniser {
  const { manifest } = lineModel;
  const { stride } = manifest.input;

  async function readDigit(digit: SingleDigit, options: ReadingOptions): Promise<Reading> {
    const logits = await classifier.classify([digit.image]);
    // A digit that runs out of the picture may look certain and be another one: half an 8 is a
    // perfect 0.
    const seen = digit.cut ? 'cut-off' : null;
    const decision = decide(logits, classifier.manifest, options.maxError);
    return digitReading(decision, digit.box, seen, options, parameters);
  }

  async function readLine(
    line: Line,
    page: Page,
    options: ReadingOptions,
    marks: SeenMarks = { before: '', after: '' },
  ): Promise<ExaminedReading> {
    const { strip, strings: decoded } = await bestView(line.region, page, lineModel, parameters);
    const rescored = await secondOpinion(strip, decoded, classifier, stride, parameters);
    const slashed = withSlashes(rescored, strip, stride, parameters);
    const strings = { ...rescored, candidates: withMarks(slashed, marks, parameters) };
    const read: LocatedLine = {
      strings,
      strip,
      box: scaleBox(line.box, page.factor),
      toPicture: (part) => scaleBox(boxOnPage(line.region, part), page.factor),
      seen: line.cut ? 'cut-off' : isLowContrast(page.level) ? 'low-contrast' : null,
      pillars: line.pillars,
    };
    const reading = lineReading(read, manifest, options, parameters);
    const digitImages = () =>
      digitCutter(strip, strings, stride)(spelling(strings, reading)).map(({ image }) => image);
    return { reading, strip, digitImages };
  }

  async function readLines(
    lines: readonly Line[],
    page: Page,
    options: ReadingOptions,
  ): Promise<ExaminedReading[]> {
    if (lines.length > MOST_LINES) {
      const box = lines.map((line) => line.box).reduce(unionBox);
      return [nothing('too-many', scaleBox(box, page.factor))];
    }
    const readings: ExaminedReading[] = [];
    for (const line of lines) readings.push(await readLine(line, page, options));
    return readings;
  }

  /** Reads one piece of ink by both models. */
  async function readSingle(
    digit: SingleDigit,
    found: Line | undefined,
    page: Page,
    picture: Picture,
    options: ReadingOptions,
  ): Promise<ExaminedReading> {
    const marks = inkedMarks(digit);
    const line = lineOfDigit(scaleBox(digit.box, 1 / page.factor), found, marks);
    const read = await readLine(line, page, options, marksInOrder(marks));
    const alone = await readDigit(digit, options);
    const reading = agreed(alone, read.reading, picture, inkBeside(digit));
    if (reading === read.reading) return read;
    return { reading, strip: null, digitImages: () => reading.digits.map(() => digit.image) };
  }

  async function readPage(page: Page, picture: Picture, options: ReadingOptions): Promise<ExaminedReading[]> {
    const alone = isolate(page);
    if (alone.kind === 'digit') {
      const marks = inkedMarks(alone);
      const lines = findLines(page.kept, page.raster, LOWEST_NEXT_TO_DIGIT).filter(
        (line) => !marks.some((mark) => isMark(line, mark)),
      );
      if (lines.length > 1) return await readLines(lines, page, options);
      return [await readSingle(alone, lines[0], page, picture, options)];
    }
    const readings = await readLines(findLines(page.kept, page.raster), page, options);
    if (readings.length === 0) return [nothing(alone.refusal, alone.box)];
    const isReadable = READABLE.has(alone.refusal) || readings.some(({ reading }) => isNumber(reading));
    return isReadable ? readings : [nothing(alone.refusal, alone.box)];
  }

  async function examine(picture: Picture, options: ReadingOptions = {}): Promise<Examination> {
    checkOptions(options);
    const ink = toInk(picture);
    const inked = inkMask(ink);
    const kept = withoutPrint(inked.mask);
    const page: Page = { ...ink, ...inked, kept, bare: cleared(ink.raster, inked.mask, kept) };
    const readings = await readPage(page, picture, options);
    return { ink: page.raster, bare: page.bare, factor: page.factor, readings };
  }

  return {
    examine,
    recognise: async (picture, options) =>
      (await examine(picture, options)).readings.map(({ reading }) => reading),
  };
}

/** A place from which nothing was read. */
function nothing(refusal: Refusal, box: Box | null): ExaminedReading {
  return { reading: unread(refusal, box), strip: null, digitImages: () => [] };
}

function inkedMarks({ marks }: SingleDigit): readonly MarkBeside[] {
  return marks.filter(({ dirt }) => !dirt);
}

function inkBeside(digit: SingleDigit): InkBeside {
  if (digit.marks.length === 0) return 'none';
  return inkedMarks(digit).length > 0 ? 'mark' : 'dirt';
}

/**
 * On paper as rough as pale ink, one digit could be the paper's grain; several in a line are not.
 */
function isNumber({ confidence, digits }: Reading): boolean {
  return confidence > 0.5 && digits.length > 1;
}
