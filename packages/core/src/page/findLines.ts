import type { Picture, Raster } from '../base/types.ts';
import { pageInput } from '../frames/page.ts';
import { resample } from '../image/resample.ts';
import type { PageModel } from '../model/pageModel.ts';
import type { FoundLine, Sight } from './foundLine.ts';
import { joined } from './joined.ts';
import { linesOf, type PageLine } from './lines.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';
import { isOver, votedKind } from './votedKind.ts';
import { wholeOf } from './whole.ts';

/**
 * Finds the text lines of a picture, whatever their size: the page model sees the picture at several
 * sizes, each twice as large as the one before, and of each line counts the size at which its digits are
 * about as high as in training. It begins with a small picture, and goes on to larger ones up to the usual
 * size, and further only while there is writing too small to be sure of: the larger picture costs four
 * times as much. The picture is enlarged, once, only for such writing, or if nothing was found.
 *
 * @param withPrint print counts as writing here
 * @returns lines in pixels of the picture, in no order
 */
export async function findLines(
  picture: Picture,
  model: Pick<PageModel, 'read'>,
  withPrint = false,
  parameters: PageParameters = PAGE_PARAMETERS,
): Promise<PageSight> {
  const { usual } = parameters;
  const longer = Math.max(picture.width, picture.height);
  const sights: Sight[] = [];
  const found: Sighting[] = [];
  let tiny: Sighting[] = [];
  for (const octave of octavesOf(longer, parameters)) {
    if (octave > 1 && tiny.length === 0 && found.some(({ line }) => isSure(line, parameters))) break;
    const sight = { map: await model.read(scaled(picture, octave)), octave };
    const seen = linesOf(sight.map, parameters).map((line) => ({ line, sight }));
    sights.push(sight);
    found.push(...seen);
    tiny = seen.filter(({ line }) => isTiny(line, withPrint, parameters));
    if (longer * octave >= usual && tiny.length === 0) break;
  }
  const sure = found.filter(({ line }) => isSure(line, parameters));
  const all = found.map(original);
  const kept = withoutDoubles(sure, parameters);
  const lines = joined(
    kept.map((line) => ({ ...line, ...votedKind(line, all, parameters) })),
    parameters,
  );
  const tooSmall = tiny.map(original).filter((line) => !isKnown(line, lines));
  return { lines, tooSmall, sights };
}

/** The text lines of a page, in no order. */
export type PageSight = {
  readonly lines: readonly FoundLine[];
  /** Lines whose digits are too small to be read even in the largest picture that was looked at. */
  readonly tooSmall: readonly FoundLine[];
  /** What the model saw at each size, the smallest first. */
  readonly sights: readonly Sight[];
};

/** A line in the pixels of a picture that the model saw. */
type Sighting = { readonly line: PageLine; readonly sight: Sight };

/** Scales from the smallest picture up to the original, and one above if that is not too large. */
function octavesOf(longer: number, { smallest, enlarged }: PageParameters): number[] {
  const halvings = Math.max(0, Math.floor(Math.log2(longer / smallest)));
  const octaves = Array.from({ length: halvings + 1 }, (_, i) => 2 ** (i - halvings));
  return longer <= enlarged ? [...octaves, 2] : octaves;
}

function scaled(picture: Picture, octave: number): Raster {
  if (octave <= 1) return pageInput(picture, 1 / octave);
  const axis = (length: number) => ({ length: length * octave, origin: 0, scale: octave });
  return resample(pageInput(picture), axis(picture.width), axis(picture.height));
}

/** True for writing that a larger picture may show. */
function isTiny(
  { digit, kind, probability }: PageLine,
  withPrint: boolean,
  { small, surePrint }: PageParameters,
): boolean {
  const isLeftOut = !withPrint && kind === 'print' && probability >= surePrint;
  return digit < small && !isLeftOut;
}

function isSure({ digit }: PageLine, { small, large }: PageParameters): boolean {
  return digit >= small && digit < large;
}

/**
 * Of the sightings of one line, keeps the most credible: the model is sure of its kind, and its size is
 * near the usual one. So a table that looks like one line of huge writing does not hide its cells, nor a
 * loop of a huge digit the digit. Two sightings are of one line if one has the other's middle in its
 * core. Returns lines in pixels of the original.
 */
function withoutDoubles(found: readonly Sighting[], parameters: PageParameters): FoundLine[] {
  const { best, unusual } = parameters;
  const credible = found
    .map((sighting) => ({
      line: original(sighting),
      credit: sighting.line.probability - unusual * Math.abs(Math.log2(sighting.line.digit / best)),
    }))
    .sort((a, b) => b.credit - a.credit);
  const kept: FoundLine[] = [];
  for (const { line } of credible) if (!isKnown(line, kept)) kept.push(wholeOf(line, credible, parameters));
  return kept;
}

function isKnown(line: FoundLine, kept: readonly FoundLine[]): boolean {
  return kept.some((other) => isOver(line, other));
}

function original({ line, sight }: Sighting): FoundLine {
  const { octave } = sight;
  const { x, y, width, height, angle } = line.region;
  const region = { x: x / octave, y: y / octave, width: width / octave, height: height / octave, angle };
  return { ...line, region, digit: line.digit / octave, sight };
}
