import { unionBox } from '../image/box.ts';
import { type Component, type Components, connectedComponents } from '../image/components.ts';
import type { Region } from '../strip.ts';
import type { Box, Mask, Raster } from '../types.ts';
import { runsOut } from './cutOff.ts';
import { sidesReached } from './edges.ts';
import { type Group, groupLines } from './lineGroups.ts';
import { angleOf, digitHeight, regionOf } from './lineRegion.ts';
import { commonAngle, darkness, heightOf, measure, type Piece, typicalHeight } from './pieces.ts';
import { withoutTexture } from './texture.ts';

/** A line of digits and what belongs to them. */
export type Line = {
  readonly region: Region;
  /** Of its ink, pixels of the raster. */
  readonly box: Box;
  /** Whether its ink runs out of the picture. */
  readonly cut: boolean;
};

/** A piece fainter than this share of the digits' darkness is a shadow or the printed texture. */
const FAINT = 0.6;
/** Smallest digits: pixels, and share of the shorter side. */
const SMALLEST = 5;
const SMALLEST_SHARE = 0.03;
/** A line of digits lower than this share of the others', or with so little ink, is dirt. */
const LOW = 0.5;
const LEAST_INK = 0.12;
/** Pieces beyond so many, the largest first, are texture. */
const MOST_PIECES = 1500;
const SLICE = 0.75;

/**
 * Finds the lines of digits, in reading order: from the top down, what is on one level from left to right. A gap of
 * more than 2.5 times the digits' height parts two readings.
 *
 * @param inked firm ink, without rules and frames
 * @param ink the darkness from which it was made
 */
export function findLines(inked: Mask, ink: Raster): Line[] {
  const mask = withoutTexture(inked, ink);
  const all = connectedComponents(mask);
  const writing = writtenPieces(all, mask, ink);
  if (writing.size === 0) return [];
  const angle = commonAngle(mask, (i) => writing.has(all.labels[i]));
  const along = (label: number) => (writing.has(label) ? angle : Number.NaN);
  const rough = typicalHeight(measure(all, mask.width, along, mask.width));
  if (rough < Math.max(SMALLEST, SMALLEST_SHARE * Math.min(mask.width, mask.height))) return [];
  const pieces = measure(all, mask.width, along, SLICE * rough);
  const groups = withoutDirt(groupLines(pieces, rough));
  return inReadingOrder(straightened(groups, all, mask, angle, rough), angle).map((line) =>
    lineOf(line, all, mask),
  );
}

/** The labels of what may be writing: not what lies along the picture's edges, nor what is much fainter than the rest. */
function writtenPieces(all: Components, page: Mask, ink: Raster): Set<number> {
  const dark = darkness(all, ink);
  const inside = all.components.filter((piece) => !isRim(piece, all, page));
  const firm = FAINT * middleDarkness(inside, dark);
  const largest = inside.filter(({ label }) => dark[label] >= firm).sort((a, b) => b.area - a.area);
  return new Set(largest.slice(0, MOST_PIECES).map(({ label }) => label));
}

/** Darkness of the piece in which the middle one of all ink pixels lies. */
function middleDarkness(pieces: readonly Component[], dark: Float64Array): number {
  const sorted = [...pieces].sort((a, b) => dark[a.label] - dark[b.label]);
  const total = sorted.reduce((sum, { area }) => sum + area, 0);
  let below = 0;
  for (const { area, label } of sorted) {
    below += area;
    if (2 * below >= total) return dark[label];
  }
  return 0;
}

/** Lies along a side of the picture from end to end: the table beside the page, a cell's border, a shadow. */
function isRim({ box, label }: Component, { labels }: Components, page: Mask): boolean {
  const [left, top, right, bottom] = sidesReached(box, page);
  const share = (start: number, step: number, length: number) => {
    let count = 0;
    for (let i = 0; i < length; i++) if (labels[start + i * step] === label) count++;
    return count / length;
  };
  const { width, height } = page;
  return (
    (left && share(0, width, height) > 0.7) ||
    (right && share(width - 1, width, height) > 0.7) ||
    (top && share(0, 1, width) > 0.7) ||
    (bottom && share((height - 1) * width, 1, width) > 0.7)
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
  const labels = new Set([...group.cores, ...group.small].map(({ label }) => label));
  const members = all.components.filter(({ label }) => labels.has(label));
  const box = members.map((member) => member.box).reduce(unionBox);
  return { region, box, cut: sidesReached(box, page).some(Boolean) && isCut(all, labels, box, page) };
}

function isCut({ labels }: Components, own: ReadonlySet<number>, box: Box, page: Mask): boolean {
  const data = new Uint8Array(box.width * box.height);
  let outline = 0;
  for (let y = 0, i = 0; y < box.height; y++) {
    for (let x = 0, at = (box.y + y) * page.width + box.x; x < box.width; x++, i++, at++) {
      if (own.has(labels[at])) data[i] = 1;
      if (data[i] !== (x > 0 ? data[i - 1] : 0)) outline++;
    }
  }
  const ink = data.reduce((sum, value) => sum + value, 0);
  // Each stroke is crossed twice, at an angle on average: its width is about the ink between its edges.
  return runsOut(
    { width: box.width, height: box.height, data },
    box,
    page,
    (2 * ink) / Math.max(1, outline) / 1.4,
  );
}
