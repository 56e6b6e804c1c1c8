import type { Raster } from '../base/types.ts';
import { resample } from '../image/resample.ts';
import type { PageMap, PageModel } from '../model/pageModel.ts';
import { linesOf, type PageLine } from './lines.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';

/**
 * Finds the text lines of a picture, whatever their size: the page model sees the picture at several
 * sizes, each twice as large as the one before, and of each line counts the size at which its digits are
 * about as high as in training. It begins with a small picture, and goes on to larger ones up to the usual
 * size, and further only while there is writing too small to be sure of: the larger picture costs four
 * times as much.
 *
 * @param page `pageInput`
 * @returns lines in pixels of the picture, in no order
 */
export async function findLines(
  page: Raster,
  model: Pick<PageModel, 'read'>,
  parameters: PageParameters = PAGE_PARAMETERS,
): Promise<PageSight> {
  const sights: Sight[] = [];
  const found: Sighting[] = [];
  for (const octave of octavesOf(page, parameters)) {
    const map = await model.read(scaled(page, octave));
    const lines = linesOf(map, parameters);
    sights.push({ map, octave });
    found.push(...lines.map((line) => ({ line, sight: { map, octave } })));
    const longer = Math.max(page.width, page.height) * octave;
    const isSmall = lines.some(({ digit }) => digit < parameters.small);
    if (longer >= parameters.usual && !isSmall) break;
  }
  const sure = found.filter(({ line }) => isSure(line, parameters));
  return { lines: withoutDoubles(sure, parameters), sights };
}

/** A line in pixels of the original, and the map in which it was found. */
export type FoundLine = PageLine & { readonly sight: Sight };

/** All lines of a page, in no order, and what the model saw at each size. */
export type PageSight = { readonly lines: readonly FoundLine[]; readonly sights: readonly Sight[] };

/** What the model saw, and the size of that picture as a multiple of the original's. */
export type Sight = { readonly map: PageMap; readonly octave: number };

/** A line in the pixels of a picture that the model saw. */
type Sighting = { readonly line: PageLine; readonly sight: Sight };

/** Scales from the smallest picture up to the original; a small picture is also enlarged once. */
function octavesOf({ width, height }: Raster, { smallest, usual }: PageParameters): number[] {
  const longer = Math.max(width, height);
  const halvings = Math.max(0, Math.floor(Math.log2(longer / smallest)));
  const octaves = Array.from({ length: halvings + 1 }, (_, i) => 2 ** (i - halvings));
  return 2 * longer <= usual ? [...octaves, 2] : octaves;
}

function scaled(page: Raster, scale: number): Raster {
  if (scale === 1) return page;
  const axis = (length: number) => ({ length: Math.ceil(length * scale), origin: 0, scale });
  return resample(page, axis(page.width), axis(page.height));
}

function isSure({ digit }: PageLine, { small, large }: PageParameters): boolean {
  return digit >= small && digit < large;
}

/**
 * Of the sightings of one line, keeps that whose size is nearest to the usual one, and returns it in
 * pixels of the original. Two sightings are of one line if one has the other's middle in its core.
 */
function withoutDoubles(found: readonly Sighting[], { small, large }: PageParameters): FoundLine[] {
  const usual = Math.sqrt(small * large);
  const distance = ({ line }: Sighting) => Math.abs(Math.log(line.digit / usual));
  const kept: FoundLine[] = [];
  for (const sighting of found.toSorted((a, b) => distance(a) - distance(b))) {
    const line = original(sighting);
    if (!kept.some((other) => isIn(line.region, other) || isIn(other.region, line))) kept.push(line);
  }
  return kept;
}

function original({ line, sight }: Sighting): FoundLine {
  const { octave } = sight;
  const { x, y, width, height, angle } = line.region;
  const region = { x: x / octave, y: y / octave, width: width / octave, height: height / octave, angle };
  return { ...line, region, digit: line.digit / octave, sight };
}

/** True if a point is in the core of a line. */
function isIn(point: { readonly x: number; readonly y: number }, { region, digit }: PageLine): boolean {
  const [dx, dy] = [point.x - region.x, point.y - region.y];
  const along = dx * Math.cos(region.angle) + dy * Math.sin(region.angle);
  const across = dy * Math.cos(region.angle) - dx * Math.sin(region.angle);
  return Math.abs(along) <= region.width / 2 && Math.abs(across) <= digit / 2;
}
