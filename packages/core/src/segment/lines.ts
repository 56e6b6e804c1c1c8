import { unionBox } from '../image/box.ts';
import { type Components, connectedComponents } from '../image/components.ts';
import type { Region } from '../strip.ts';
import type { Box, Mask, Raster } from '../types.ts';
import { commonAngle } from './commonAngle.ts';
import { isCut } from './lineCut.ts';
import { type Group, groupLines } from './lineGroups.ts';
import { angleOf, digitHeight, regionOf } from './lineRegion.ts';
import { heightOf, measure, type Piece, typicalHeight } from './pieces.ts';
import { withoutTexture } from './texture.ts';
import { writtenPieces } from './writtenPieces.ts';

/** A line of digits and what belongs to them. */
export type Line = {
  readonly region: Region;
  /** Of its ink, pixels of the raster. */
  readonly box: Box;
  /** Whether its ink runs out of the picture. */
  readonly cut: boolean;
  /** Pieces about as high as its digits that stand beside each other: no fewer symbols are written. */
  readonly pillars: number;
};

/** Smallest digits: pixels, and share of the picture's shorter side, 1.7 mm on an A4 page. */
const SMALLEST = 5;
const SMALLEST_SHARE = 0.008;
/** A line of digits lower than this share of the others', or with so little ink, is dirt. */
const LOW = 0.5;
const LEAST_INK = 0.12;
/** A piece this high among its line's digits is a digit or a large part of one. */
const PILLAR = 0.7;
/** Width of a slice of touching digits, share of their height: about a digit's. */
const SLICE = 0.75;

/**
 * Finds the lines of digits, in reading order: from the top down, what is on one level from left to right. A gap of
 * more than 2.5 times the digits' height parts two readings.
 *
 * @param inked firm ink, without rules and frames
 * @param ink the darkness from which it was made
 * @param lowest height of the smallest digits, share of the picture's shorter side
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
  return inReadingOrder(straightened(groups, all, mask, angle, rough), angle).map((line) =>
    lineOf(line, all, mask),
  );
}

function inkIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { area }) => sum + area, 0);
}

/** The lines without those much lower and with much less ink than the largest. */
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

/** Measures each line anew along its own direction. */
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
  const anew = measure(all, page.width, (label) => own.get(label) ?? Number.NaN, SLICE * height);
  const byLabel = new Map(anew.map((piece) => [piece.label, piece]));
  const measured = (pieces: readonly Piece[]) => pieces.map(({ label }) => byLabel.get(label) as Piece);
  return groups.map((group) => ({
    group: { cores: measured(group.cores), small: measured(group.small) },
    angle: own.get(group.cores[0].label) as number,
  }));
}

/** From the top down; lines that share more than half of their height stand beside each other. */
function inReadingOrder(lines: readonly Straight[], angle: number): (Straight & { region: Region })[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const placed = lines.map((line) => {
    const region = regionOf(line.group, line.angle);
    return { ...line, region, u: region.x * cos + region.y * sin, v: region.y * cos - region.x * sin };
  });
  placed.sort((a, b) => a.v - b.v);
  const rows: (typeof placed)[] = [];
  for (const line of placed) {
    const row = rows.at(-1);
    const level =
      row && Math.abs(row[0].v - line.v) < 0.5 * Math.min(row[0].region.height, line.region.height);
    if (level) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.u - b.u));
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

/** Strokes of one digit that do not touch, as of a 4 or a 5, stand above or below each other, at least in part. */
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
