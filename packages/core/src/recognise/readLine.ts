import type { Raster } from '../base/types.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';
import { boxOnPage } from '../frames/strip.ts';
import { digitCutter } from '../reading/digitCutter.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { type LocatedLine, lineReading, spelling } from '../reading/lineReading.ts';
import { bestView, type LineView } from '../reading/lineViews.ts';
import { secondOpinion } from '../reading/secondOpinion.ts';
import { withSlashes } from '../reading/slashes.ts';
import { habitEvidence, habitPrior, hasStyleDoubt, withStyle } from '../reading/style.ts';
import type { PerHabit } from '../reading/styles.ts';
import { withUsage } from '../reading/usage.ts';
import { type SeenMarks, withMarks } from '../reading/withMarks.ts';
import { isLowContrast } from '../segment/contrast.ts';
import type { Line } from '../segment/lines.ts';
import { type Page, viewOf } from './page.ts';
import type { Reader } from './reader.ts';

/** A line as the models see it, before the rest of the picture counts. */
export type SeenLine = LineView & {
  readonly line: Line;
  readonly page: Page;
  /** `strings` with the second opinion of the classifier. */
  readonly rescored: DecodedLine;
};

export async function seeLine(reader: Reader, line: Line, page: Page): Promise<SeenLine> {
  const { lineModel, parameters } = reader;
  const { strip, strings: decoded } = await bestView(line.region, page, lineModel, parameters);
  const strings = withUsage(decoded, parameters);
  return { line, page, strip, strings, rescored: await withClassifier(reader, strip, strings) };
}

/**
 * Builds the readings of the lines of one picture, whose writer is the same.
 *
 * @param marks ink before and after a single digit that may be a sign or a point
 */
export async function readSeen(
  reader: Reader,
  seen: readonly SeenLine[],
  marks: SeenMarks = { before: '', after: '', likeness: 1 },
): Promise<ExaminedReading[]> {
  const lines = await styled(reader, seen);
  return lines.map((line) => readingOf(reader, line, marks));
}

/**
 * Rescores each line by the style of the writer. The style comes before the second opinion, which
 * leaves little probability to all strings but one.
 */
async function styled(reader: Reader, seen: readonly SeenLine[]): Promise<SeenLine[]> {
  const { lineModel, parameters, options } = reader;
  // Most pictures have no doubt between 1 and 7. Then no digit has to be cut out.
  const doubts = seen.map(({ strings }) => hasStyleDoubt(strings.candidates, parameters));
  if (!doubts.includes(true)) return [...seen];
  const evidence = seen.map(({ strip, strings }) => {
    const cut = digitCutter(strip, strings, lineModel.manifest.input.stride);
    return (text: string) => habitEvidence(cut(text), parameters);
  });
  const shown = seen.map(({ rescored: { candidates } }, i) =>
    candidates[0].probability >= parameters.style.sure ? evidence[i](candidates[0].text) : null,
  );
  const lines: SeenLine[] = [];
  for (const [i, line] of seen.entries()) {
    const others = shown.filter((each, k): each is PerHabit => each !== null && k !== i);
    const prior = habitPrior(options.style ?? 'auto', others, parameters);
    lines.push(doubts[i] ? await rescoredBy(reader, line, prior, evidence[i]) : line);
  }
  return lines;
}

async function rescoredBy(
  reader: Reader,
  line: SeenLine,
  prior: PerHabit,
  evidence: (text: string) => PerHabit,
): Promise<SeenLine> {
  const candidates = withStyle(line.strings.candidates, prior, evidence, reader.parameters);
  const strings = { ...line.strings, candidates };
  return { ...line, strings, rescored: await withClassifier(reader, line.strip, strings) };
}

function withClassifier(
  { classifier, lineModel, parameters }: Reader,
  strip: Raster,
  strings: DecodedLine,
): Promise<DecodedLine> {
  return secondOpinion(strip, strings, classifier, lineModel.manifest.input.stride, parameters);
}

function readingOf(
  { lineModel: { manifest }, parameters, options }: Reader,
  { line, page, strip, rescored }: SeenLine,
  marks: SeenMarks,
): ExaminedReading {
  const { stride } = manifest.input;
  const slashed = withSlashes(rescored, strip, stride, parameters);
  const strings: DecodedLine = { ...rescored, candidates: withMarks(slashed, marks, parameters) };
  const read: LocatedLine = {
    strings,
    strip,
    box: page.place.toPicture(line.box),
    toPicture: (part) => page.place.toPicture(boxOnPage(line.region, part)),
    seen: line.cut ? 'cut-off' : page.isPale || isLowContrast(page.level) ? 'low-contrast' : null,
    pillars: line.pillars,
  };
  const reading = lineReading(read, manifest, options, parameters);
  const digitImages = () =>
    digitCutter(strip, strings, stride)(spelling(strings, reading)).map(({ image }) => image);
  return { reading, view: viewOf(page), strip, digitImages };
}
