import type { Raster } from '../base/types.ts';
import { type DecodedLine, decodeLine, together } from '../decode/decodeLine.ts';
import { cutStrip, type Region, widened } from '../frames/strip.ts';
import type { LineModel } from '../model/lineModel.ts';
import { STRUCK_OUT } from '../model/symbols.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';

/** A text line as the line model sees it: its strip, and the strings of all views combined. */
export type LineView = { readonly strip: Raster; readonly strings: DecodedLine };

/** The darkness of a page with and without printed rules and cells, and that of a firm stroke. */
type Paper = { readonly raster: Raster; readonly bare: Raster; readonly level: number };

/**
 * Reads a line with and without printed rules or cells, if the page has any. Returns the view whose
 * best string is more probable.
 */
export async function bestView(
  region: Region,
  { raster, bare, level }: Paper,
  lineModel: LineModel,
  { views }: ReadingParameters = READING_PARAMETERS,
): Promise<LineView> {
  const withRules = cutStrip(raster, level, region);
  const seen = await inSizes(withRules, raster, level, region, lineModel, views);
  if (bare === raster) return seen;
  // A straight stroke through digits looks like a printed rule.
  if (seen.strings.candidates[0].text.includes(STRUCK_OUT)) return seen;
  const withoutRules = cutStrip(bare, level, region);
  if (!differs(withoutRules, withRules, views.changed)) return seen;
  const bared = await inSizes(withoutRules, bare, level, region, lineModel, views);
  return confidence(bared) > confidence(seen) ? bared : seen;
}

/**
 * Reads a line at several sizes (test-time augmentation), because the size of a line is only an
 * estimate. If the first view shows no digit, as on the ruled lines of empty paper, the other views
 * are not read.
 */
async function inSizes(
  strip: Raster,
  ink: Raster,
  level: number,
  region: Region,
  lineModel: LineModel,
  { sizes, wider, leastDigits }: ReadingParameters['views'],
): Promise<LineView> {
  const decode = async (each: Raster) => decodeLine(await lineModel.read(each), lineModel.manifest);
  const first = await decode(strip);
  if (digitProbability(first) < leastDigits) return { strip, strings: first };
  const views = [first];
  for (const size of sizes) views.push(await decode(cutStrip(ink, level, resized(region, size))));
  views.push(await decode(widened(strip, wider)));
  return { strip, strings: together(views) };
}

/** Returns the probability that a line has any digit. */
function digitProbability({ candidates }: DecodedLine): number {
  return candidates.reduce((sum, { text, probability }) => (/\d/.test(text) ? sum + probability : sum), 0);
}

/** More paper around a line makes its digits smaller in the strip, less makes them larger. */
function resized({ height, width, ...rest }: Region, size: number): Region {
  return { ...rest, height: height * size, width: width * Math.max(1, size) };
}

function confidence({ strings }: LineView): number {
  return strings.candidates[0].probability;
}

/** True if two strips show different ink. A few pixels at the edge of a dot do not count. */
function differs(a: Raster, b: Raster, least: number): boolean {
  let changed = 0;
  for (let i = 0; i < a.data.length; i++) if (Math.abs(a.data[i] - b.data[i]) > least) changed++;
  return changed > a.height / 2;
}
