import { decide } from './decide/decide.ts';
import { type DecodedLine, decodeLine, together } from './decode/decodeLine.ts';
import { scaleBox, unionBox } from './image/box.ts';
import { connectedComponents } from './image/components.ts';
import { type InkMask, inkMask } from './image/inkMask.ts';
import { type Ink, toInk } from './image/raster.ts';
import { withoutRuledLines } from './image/ruledLines.ts';
import type { Classifier } from './model/classifier.ts';
import type { LineModel } from './model/lineModel.ts';
import { digitsOf, OTHER } from './model/symbols.ts';
import { normalise } from './normalise.ts';
import { digitCutter } from './reading/digitCutter.ts';
import { digitReading } from './reading/digitReading.ts';
import type { Examination, ExaminedReading } from './reading/examination.ts';
import { lineReading, spelling } from './reading/lineReading.ts';
import { checkOptions, type ReadingOptions } from './reading/readingOptions.ts';
import { secondOpinion } from './reading/secondOpinion.ts';
import { withSlashes } from './reading/slashes.ts';
import { unread } from './reading/unread.ts';
import { type SeenMarks, withMarks } from './reading/withMarks.ts';
import { cleared } from './segment/cleared.ts';
import { type Found, findDigit } from './segment/findDigit.ts';
import { withoutFrames } from './segment/frames.ts';
import { findLines, type Line } from './segment/lines.ts';
import type { MarkBeside } from './segment/marksBeside.ts';
import { digitInk } from './segment/penWidth.ts';
import { withoutPrint } from './segment/print.ts';
import { cutStrip, pageOf, type Region, STRIP_DIGIT, STRIP_HEIGHT, widened } from './strip.ts';
import type { Box, DigitImage, Mask, Picture, Raster, Reading, Refusal } from './types.ts';

export type { ReadingOptions } from './reading/readingOptions.ts';

export type Recogniser = {
  /**
   * The numbers in a picture, line by line in reading order, each accepted or refused with its reason; one refused
   * reading where there is none. Throws a RangeError for options that make no sense.
   */
  recognise(picture: Picture, options?: ReadingOptions): Promise<Reading[]>;
  /** The same, with what the picture became on the way: for explanations. */
  examine(picture: Picture, options?: ReadingOptions): Promise<Examination>;
};

/** Ink fainter than this, of the full range from black to white, is too near the paper to be sure that it is ink. */
const LOWEST_CONTRAST = 0.045;
/** Ink that stands out less than this many times the paper's unevenness cannot be told from it. */
const FAINT = 6;
/** Up to here the darkest grains of the paper come, and so wide they are, pixels. */
const GRAIN = 10;
const GRAIN_WIDTH = 3.2;
/** Sizes in which a line is read besides its own: of the strip against the digits. */
const SIZES = [1.1, 0.92];
/** And once so much wider: digits that stand close, above all ones, need room for the blank between them. */
const WIDER = 1.25;
/** A line this many times as high as the digit in it is not its line. */
const MUCH = 4;
/**
 * Lowest digits of a line, share of the picture's shorter side, where one digit stands alone: lower ink is the remains of squares
 * and dirt.
 */
const LOWEST_BESIDE = 0.03;
/** Share of a line's box that lies in a mark's box where the line is that mark. */
const INSIDE = 0.8;
/** Room between a mark and the end of its line, share of the line's height. */
const MARGIN = 0.15;
/** More lines are a page of text, not numbers to be read one by one. */
const MOST_LINES = 60;

type Models = { readonly classifier: Classifier; readonly lineModel: LineModel };
type Page = Ink &
  InkMask & {
    /** The darkness without what was printed for digits to stand in. */
    readonly bare: Raster;
  };

/** Reads pictures of numbers: what stands alone by the classifier of single digits, lines by the line model. */
export function createRecogniser({ classifier, lineModel }: Models): Recogniser {
  async function readDigit(
    digit: Extract<Isolated, { kind: 'digit' }>,
    options: ReadingOptions,
  ): Promise<Reading> {
    const logits = await classifier.classify([digit.image]);
    // What runs out of the picture is not all seen, however sure its rest looks: half an 8 is a perfect 0.
    const seen = digit.cut ? 'cut-off' : null;
    return digitReading(decide(logits, classifier.manifest, options.maxError), digit.box, seen, options);
  }

  /** A line as it stands on its paper and, where rules or cells were printed for it, without them: whichever is clearer. */
  async function bestView({ region }: Line, { raster, bare, level }: Page) {
    const asItStands = cutStrip(raster, level, region);
    const seen = await inSizes(asItStands, raster, level, region);
    if (bare === raster) return seen;
    const alone = cutStrip(bare, level, region);
    if (!differs(alone, asItStands)) return seen;
    const bared = await inSizes(alone, bare, level, region);
    return sureness(bared.strings) > sureness(seen.strings) ? bared : seen;
  }

  /** What the line model says of a line in several sizes, taken together: how high and how wide its digits are is only an estimate. */
  async function inSizes(strip: Raster, ink: Raster, level: number, region: Region) {
    const inOtherSizes = SIZES.map((size) => cutStrip(ink, level, resized(region, size)));
    const strips = [strip, ...inOtherSizes, widened(strip, WIDER)];
    const views: DecodedLine[] = [];
    for (const each of strips) views.push(decodeLine(await lineModel.read(each), lineModel.manifest));
    return { strip, strings: together(views) };
  }

  async function readOneLine(
    line: Line,
    page: Page,
    options: ReadingOptions,
    marks: SeenMarks,
  ): Promise<ExaminedReading> {
    const { manifest } = lineModel;
    const { stride } = manifest.input;
    const { strip, strings: seenAlone } = await bestView(line, page);
    const { candidates, logProbabilities } = await secondOpinion(strip, seenAlone, classifier, stride);
    const slashed = withSlashes(candidates, strip, logProbabilities, stride);
    const strings = { candidates: withMarks(slashed, marks), logProbabilities };
    const seen = line.cut ? 'cut-off' : page.level < LOWEST_CONTRAST ? 'low-contrast' : null;
    const box = scaleBox(line.box, page.factor);
    const toPicture = (part: Box) => scaleBox(onPage(line, part), page.factor);
    const { pillars } = line;
    const reading = lineReading({ strings, strip, box, toPicture, seen, pillars }, manifest, options);
    const digitImages = () =>
      digitCutter(strip, strings, stride)(spelling(strings, reading)).map(({ image }) => image);
    return { reading, strip, digitImages };
  }

  async function readPage(
    page: Page,
    kept: Mask,
    picture: Picture,
    options: ReadingOptions,
  ): Promise<ExaminedReading[]> {
    const alone = isolate(page);
    const inked = alone.kind === 'digit' ? alone.marks.filter(({ dirt }) => !dirt) : [];
    const found = findLines(kept, page.raster, alone.kind === 'digit' ? LOWEST_BESIDE : undefined).filter(
      ({ box }) => !inked.some((mark) => isInside(box, mark.box)),
    );
    const isAlone = alone.kind === 'digit' && found.length <= 1;
    const lines = isAlone ? [covering(lineOf(alone, found[0], page), inked)] : found;
    const marks = seenMarks(isAlone ? inked : []);
    if (lines.length > MOST_LINES) return [without('too-many', scaleBox(boxOf(lines), page.factor))];
    const readings: ExaminedReading[] = [];
    for (const line of lines) readings.push(await readOneLine(line, page, options, marks));
    if (alone.kind === 'digit' && readings.length <= 1) {
      const reading = agreed(await readDigit(alone, options), readings[0]?.reading, picture, alone.marks);
      const isLine = reading === readings[0]?.reading;
      const digitImages = () => reading.digits.map(() => alone.image);
      return isLine ? readings : [{ reading, strip: null, digitImages }];
    }
    const isNothing =
      alone.kind === 'refused' &&
      !READABLE.has(alone.refusal) &&
      !readings.some(({ reading }) => isNumber(reading));
    return isNothing || readings.length === 0
      ? [without(alone.kind === 'refused' ? alone.refusal : 'not-a-digit', alone.box)]
      : readings;
  }

  async function examine(picture: Picture, options: ReadingOptions = {}): Promise<Examination> {
    checkOptions(options);
    const ink = toInk(picture);
    const marked = inkMask(ink);
    const kept = withoutPrint(marked.mask);
    const page: Page = { ...ink, ...marked, bare: cleared(ink.raster, marked.mask, kept) };
    const readings = await readPage(page, kept, picture, options);
    return { ink: page.raster, bare: page.bare, factor: page.factor, readings };
  }

  return {
    examine,
    recognise: async (picture, options) =>
      (await examine(picture, options)).readings.map(({ reading }) => reading),
  };
}

/** A place from which nothing was read. */
function without(refusal: Refusal, box: Box | null): ExaminedReading {
  return { reading: unread(refusal, box), strip: null, digitImages: () => [] };
}

/**
 * The line of a digit that stands alone: the one that was found, unless rules or a frame hang together with it so that it is
 * much larger than the digit.
 */
function lineOf({ box }: { readonly box: Box }, found: Line | undefined, { factor }: Page): Line {
  const own = scaleBox(box, 1 / factor);
  if (found && found.box.height < MUCH * own.height) return found;
  const height = (own.height * STRIP_HEIGHT) / STRIP_DIGIT;
  const middle = { x: own.x + own.width / 2, y: own.y + own.height / 2 };
  const region = { ...middle, width: own.width + own.height / 2, height, angle: 0 };
  return { region, box: own, cut: false, pillars: 1 };
}

/** The line with room for the marks beside its digit: the finest dots are left out of lines as specks. */
function covering(line: Line, marks: readonly MarkBeside[]): Line {
  const { region } = line;
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  let [left, right] = [-region.width / 2, region.width / 2];
  for (const { box } of marks) {
    const u = (box.x + box.width / 2 - region.x) * cos + (box.y + box.height / 2 - region.y) * sin;
    const reach = box.width / 2 + MARGIN * region.height;
    [left, right] = [Math.min(left, u - reach), Math.max(right, u + reach)];
  }
  const shift = (left + right) / 2;
  const [x, y] = [region.x + shift * cos, region.y + shift * sin];
  const box = [line.box, ...marks.map((mark) => mark.box)].reduce(unionBox);
  return { ...line, box, region: { ...region, x, y, width: right - left } };
}

/** More paper round a line makes its digits smaller in the strip, less makes them larger. */
function resized({ height, width, ...rest }: Region, size: number): Region {
  return { ...rest, height: height * size, width: width * Math.max(1, size) };
}

function sureness({ candidates }: DecodedLine): number {
  return candidates[0].probability;
}

/** Whether two strips show different ink: a few pixels of a dot's edge are none. */
function differs(a: Raster, b: Raster): boolean {
  let changed = 0;
  for (let i = 0; i < a.data.length; i++) if (Math.abs(a.data[i] - b.data[i]) > 0.25) changed++;
  return changed > a.height / 2;
}

/** What speaks against one digit alone does not speak against a line. */
const READABLE: ReadonlySet<Refusal> = new Set(['too-many', 'not-a-digit']);

/** Where the paper is as rough as pale ink, one digit could be its grain; several in a line are none. */
function isNumber({ confidence, digits }: Reading): boolean {
  return confidence > 0.5 && digits.length > 1;
}

/**
 * One piece of ink, seen by both models. It is a line where the line model sees several digits in it that touch, or a sign or
 * point beside the digit. It is doubtful where they see different digits, and nothing where the line model, which knows
 * letters and scribbles, sees none.
 *
 * @param beside ink beside the digit: where it is dirt, or the rest of a frame is cut off, a mark that the line model sees is no mark
 */
function agreed(
  digit: Reading,
  line: Reading | undefined,
  picture: Picture,
  beside: readonly MarkBeside[],
): Reading {
  if (line === undefined) return digit;
  const isCut = [digit, line].some(({ refusal }) => refusal === 'cut-off');
  // The edge of a table beside the page looks like a 1 that runs out of the picture, and a frame like two of them.
  const digits = isCut ? line.digits.filter(({ box }) => !touchesSide(box, picture)) : line.digits;
  if (digits.length > 1) return line;
  const isInked = beside.some(({ dirt }) => !dirt);
  if (hasMark(line) && (isInked || (beside.length === 0 && !isCut))) return confirmed(line, digit);
  if (digit.accepted && isInked) return { ...digit, accepted: false, refusal: 'ambiguous' };
  if (!digit.accepted || isCut || line.value === digit.raw) return digit;
  return { ...digit, accepted: false, refusal: line.value.length === 1 ? 'ambiguous' : 'not-a-digit' };
}

/** Lines are found in the ink without print, so that their boxes differ from the pieces' by some pixels. */
function isInside(inner: Box, outer: Box): boolean {
  const across = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const down = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return Math.max(0, across) * Math.max(0, down) >= INSIDE * inner.width * inner.height;
}

/** The marks beside a lone digit, in the order in which they are written. */
function seenMarks(marks: readonly MarkBeside[]): SeenMarks {
  const sorted = [...marks].sort((a, b) => a.box.x - b.box.x);
  const on = (side: MarkBeside['side']) =>
    sorted
      .filter((each) => each.side === side)
      .map(({ mark }) => mark)
      .join('');
  return { before: on('before'), after: on('after') };
}

/** One digit with a sign or point, whatever was expected. */
function hasMark({ raw }: Reading): boolean {
  return raw.length > 1 && digitsOf(raw).length === 1 && !raw.includes(OTHER);
}

/** A digit with a mark counts only where both models see the same digit in it. */
function confirmed(line: Reading, digit: Reading): Reading {
  if (!line.accepted || (digit.raw === digitsOf(line.raw) && digit.refusal !== 'not-a-digit')) return line;
  return { ...line, accepted: false, refusal: digit.refusal ?? 'ambiguous' };
}

function touchesSide({ x, width }: Box, picture: Picture): boolean {
  const margin = 1 + 0.01 * picture.width;
  return x <= margin || x + width >= picture.width - margin;
}

export type Isolated =
  | {
      readonly kind: 'digit';
      readonly image: DigitImage;
      /** pixels of the picture */
      readonly box: Box;
      /** whether a stroke runs out of the picture */
      readonly cut: boolean;
      /** ink beside it that may be its sign or point, boxes in pixels of the raster */
      readonly marks: readonly MarkBeside[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly box: Box | null };

/**
 * From a picture to the one digit in it, in MNIST's frame. Refuses a picture in which the reader would see several lines, or a line of
 * several digits: their largest piece of ink is not the digit that was meant.
 */
export function isolateDigit(picture: Picture): Isolated {
  const ink = toInk(picture);
  const page = { ...ink, ...inkMask(ink) };
  const alone = isolate(page);
  if (alone.kind === 'refused' || isOnePiece(page.mask)) return alone;
  const lines = findLines(withoutPrint(page.mask), page.raster, LOWEST_BESIDE);
  if (lines.length < 2 && lines.every(({ pillars }) => pillars < 2)) return alone;
  return { kind: 'refused', refusal: 'too-many', box: scaleBox(boxOf(lines), page.factor) };
}

/** Ink smaller than this share of the largest piece is a speck. */
const SPECK = 0.02;

/** Whether all ink hangs together, apart from specks: then there is nothing else to look for. */
function isOnePiece(mask: Mask): boolean {
  const areas = connectedComponents(mask).components.map(({ area }) => area);
  const least = SPECK * Math.max(...areas);
  return areas.filter((area) => area >= least).length < 2;
}

function isolate(page: Ink & InkMask): Isolated {
  const { mask, level } = page;
  const all = connectedComponents(mask);
  const bare = withoutRuledLines(withoutFrames(mask, all));
  const found = findDigit(bare, page.raster, bare === mask ? all : connectedComponents(bare));
  if (found.kind === 'blank') return { kind: 'refused', refusal: 'blank', box: null };
  const box = scaleBox(found.box, page.factor);
  const doubt = doubtful(found, level, page.noise);
  if (doubt) return { kind: 'refused', refusal: doubt, box: doubt === 'blank' ? null : box };
  if (found.kind !== 'digit') return { kind: 'refused', refusal: found.kind, box };
  const { cut, marks } = found;
  return { kind: 'digit', image: normalise(digitInk(page.raster, level, found)), box, cut, marks };
}

/** Strokes are wider than the grain of the paper, except where there is no grain. */
function doubtful(found: Found, level: number, noise: number): Refusal | null {
  const grainy = found.kind !== 'digit' || found.stroke < GRAIN_WIDTH;
  if (grainy && level < (found.kind === 'digit' ? GRAIN : FAINT) * noise) return 'blank';
  return tooFaint(level, noise) ? 'low-contrast' : null;
}

function tooFaint(level: number, noise: number): boolean {
  return level < LOWEST_CONTRAST || level < FAINT * noise;
}

function boxOf(lines: readonly Line[]): Box {
  return lines.map(({ box }) => box).reduce(unionBox);
}

/** The upright box on the page round a box in a line's strip. */
function onPage({ region }: Line, { x, y, width, height }: Box): Box {
  const corners = [
    pageOf(region, x, y),
    pageOf(region, x + width, y),
    pageOf(region, x, y + height),
    pageOf(region, x + width, y + height),
  ];
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
