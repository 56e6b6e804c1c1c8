import type { Box, Mask, Raster } from '../base/types.ts';
import { inReadingOrder } from '../frames/readingOrder.ts';
import type { Region } from '../frames/strip.ts';
import { unionBox } from '../image/box.ts';
import { type Components, connectedComponents } from '../image/components.ts';
import { commonAngle } from './commonAngle.ts';
import { isCut } from './lineCut.ts';
import { type Group, groupLines } from './lineGroups.ts';
import { angleOf, digitHeight, regionOf } from './lineRegion.ts';
import { heightOf, measure, type Piece, typicalHeight } from './pieces.ts';
import { withoutTexture } from './texture.ts';
import { writtenPieces } from './writtenPieces.ts';

/** A text line of digits and the marks that belong to it. */
export type Line = {
  readonly region: Region;
  /** Bounding box of its ink, pixels of the raster. */
  readonly box: Box;
  /** True if its ink runs out of the picture. */
  readonly cut: boolean;
  /** Pieces side by side about as high as its digits: at least this many symbols are written. */
  readonly pillars: number;
};

/** Smallest digits: pixels, and fraction of the picture's shorter side, 1.7 mm on an A4 page. */
const SMALLEST = 5;
const SMALLEST_SHARE = 0.008;
/** A line is dirt if its height or its ink is below this fraction of that of the largest line. */
const LOW = 0.5;
const LEAST_INK = 0.12;
/** A piece this high, as a fraction of its line's digits, is a digit or a large part of one. */
const PILLAR = 0.7;
/** Width of a slice of touching digits, as a fraction of their height: about one digit. */
const SLICE = 0.75;

/**
 * Finds the lines of digits in reading order: from top to bottom, and from left to right on one
 * level. A gap of more than 2.5 times the digits' height separates two readings.
 *
 * @param inked mask of firm ink, without rules and frames
 * @param ink darkness from which the mask was made
 * @param lowest height of the smallest digits, as a fraction of the picture's shorter side
 */
export function findLines(inked: Mask, ink: Raster, lowest = SMALLEST_SHARE): Line[] {
  const mask = withoutTexture(inked, ink);
  const all = connectedComponents(mask);
  const writing = writtenPieces(all, mask, ink);
  if (writing.size === 0) return [];
  const angle = commonAngle(mask, (i) => writing.has(all.labels[i]));
  const along = (label: number) => (writing.has(label) ? angle : Number.NaN);
  const rough = typicalHeight(measure(all, mask.width, along, mask.width));
  if (rough < Math.max(SMALLEST, lowest * Math.min(mask.width, mask.height))) return [];
  const pieces = measure(all, mask.width, along, SLICE * rough);
  const groups = withoutDirt(groupLines(pieces, rough));
  const straight = straightened(groups, all, mask, angle, rough).map((line) => ({
    ...line,
    region: regionOf(line.group, line.angle),
  }));
  return inReadingOrder(straight, angle).map((line) => lineOf(line, all, mask));
}

function inkIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { area }) => sum + area, 0);
}

/** Returns the lines without those that are much lower and have much less ink than the largest. */
function withoutDirt(groups: readonly Group[]): Group[] {
  const most = Math.max(...groups.map(({ cores }) => inkIn(cores)));
  const main = groups.find(({ cores }) => inkIn(cores) === most);
  if (!main) return [];
  const height = digitHeight(main.cores);
  return groups.filter(({ cores }) => {
    const highest = Math.max(...cores.map(heightOf));
    return highest >= LOW * height && (inkIn(cores) >= LEAST_INK * most || highest >= 0.8 * height);
  });
}

type Straight = { readonly group: Group; readonly angle: number };

/** Measures each line again, along its own direction. */
function straightened(
  groups: readonly Group[],
  all: Components,
  page: Mask,
  angle: number,
  height: number,
): Straight[] {
  const own = new Map<number, number>();
  for (const group of groups) {
    const tilt = angleOf(group, height, angle, groups.length > 1 ? angle : 0);
    for (const { label } of [...group.cores, ...group.small]) own.set(label, tilt);
  }
  const remeasured = measure(all, page.width, (label) => own.get(label) ?? Number.NaN, SLICE * height);
  const byLabel = new Map(remeasured.map((piece) => [piece.label, piece]));
  const measured = (pieces: readonly Piece[]) => pieces.map(({ label }) => byLabel.get(label) as Piece);
  return groups.map((group) => ({
    group: { cores: measured(group.cores), small: measured(group.small) },
    angle: own.get(group.cores[0].label) as number,
  }));
}

function lineOf({ group, region }: Straight & { region: Region }, all: Components, page: Mask): Line {
  const digits = new Set(group.cores.map(({ label }) => label));
  const members = new Set([...digits, ...group.small.map(({ label }) => label)]);
  const box = all.components
    .filter(({ label }) => members.has(label))
    .map((member) => member.box)
    .reduce(unionBox);
  const cut = isCut(all, members, digits, box, page);
  return { region, box, cut, pillars: pillarsOf(group) };
}

/**
 * Counts high pieces side by side. Separate strokes of one digit, as in a 4 or 5, share columns.
 */
function pillarsOf({ cores }: Group): number {
  const least = PILLAR * digitHeight(cores);
  const high = cores.filter((piece) => heightOf(piece) >= least).sort((a, b) => a.left - b.left);
  let [count, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { left, right } of high) {
    if (left >= end) count++;
    end = Math.max(end, right);
  }
  return count;
}
