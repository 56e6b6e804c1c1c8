import { heightOf, type Piece } from './pieces.ts';

/**
 * A text line before it is measured. `cores` are its digits and other pieces of that size; `small`
 * are the small pieces between and next to them.
 */
export type Group = { readonly cores: readonly Piece[]; readonly small: readonly Piece[] };

// All of these are fractions of the digits' height.
/** Only pieces at least this high can start a line: digits or parts of digits. */
const CORE = 0.45;
/** A piece between these heights may be a long slash, or touching digits of two lines. */
const TALL = 1.8;
const HIGHEST = 4;
/** A wider gap separates two readings, as between the cells of a table. */
export const WIDEST_GAP = 2.5;
/** Two digits are on one line if they share this fraction of the smaller one's height. */
const SHARED = 0.4;
/** A dash is at least this wide, and at most this far from the rest of its line. */
const DASH = { width: 0.25, gap: 1.5 };
/** A dot, a comma or a broken stroke is at most this far from the rest of its line. */
const DOT_GAP = 0.6;
/** Largest distance of a small piece above or below the digits next to it. */
const RAISED = 0.3;
/** A piece smaller than this in both directions is a speck. */
const SPECK = 0.09;
/**
 * If the middles of two lines are nearer than this, the lines are the upper and lower parts of
 * broken digits.
 */
const SAME_BAND = 0.5;

/**
 * Groups pieces that are side by side into lines.
 *
 * @param height the digits' typical height, pixels
 */
export function groupLines(pieces: readonly Piece[], height: number): Group[] {
  const usual = pieces.filter((p) => heightOf(p) >= CORE * height && heightOf(p) <= TALL * height);
  const groups = mergeBroken(linked(usual, height), height).map((cores) => ({
    cores,
    small: [] as Piece[],
  }));
  const used = new Set(usual);
  const tall = pieces.filter((p) => heightOf(p) > TALL * height && heightOf(p) <= HIGHEST * height);
  for (const piece of tall) {
    const group = nearest(piece, groups, (core) => coreFits(core, piece, height));
    if (group) group.cores.push(piece);
  }
  const small = pieces.filter((p) => !used.has(p) && heightOf(p) < CORE * height && !isSpeck(p, height));
  attach(small, groups, height);
  return joined(groups, height);
}

function isSpeck({ left, right, top, bottom }: Piece, height: number): boolean {
  return Math.max(right - left, bottom - top) < SPECK * height;
}

/**
 * Groups pieces that are close together and at the same height. Neighbours of members become
 * members too.
 */
function linked(pieces: readonly Piece[], height: number): Piece[][] {
  const sorted = [...pieces].sort((a, b) => a.left - b.left);
  const root = sorted.map((_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) i = root[i] = root[root[i]];
    return i;
  };
  sorted.forEach((piece, i) => {
    for (let k = i + 1; k < sorted.length; k++) {
      if (gapBetween(piece, sorted[k]) <= WIDEST_GAP * height && sideBySide(piece, sorted[k])) {
        root[find(k)] = find(i);
      }
    }
  });
  const groups = new Map<number, Piece[]>();
  sorted.forEach((piece, i) => {
    groups.set(find(i), [...(groups.get(find(i)) ?? []), piece]);
  });
  return [...groups.values()];
}

function gapBetween(a: Piece, b: Piece): number {
  return Math.max(0, a.left - b.right, b.left - a.right);
}

/** True if two pieces share enough of the smaller one's height. */
function sideBySide(a: Piece, b: Piece): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap >= SHARED * Math.min(heightOf(a), heightOf(b));
}

/** Merges two lines if they are the upper and lower parts of the same broken digits. */
function mergeBroken(groups: Piece[][], height: number): Piece[][] {
  const done: Piece[][] = [];
  for (const group of groups.sort((a, b) => b.length - a.length)) {
    const home = done.find((other) => {
      const [a, b] = [bandOf(group), bandOf(other)];
      const overlaps = Math.min(a.right, b.right) > Math.max(a.left, b.left);
      return overlaps && Math.abs(a.middle - b.middle) < SAME_BAND * height;
    });
    if (home) home.push(...group);
    else done.push([...group]);
  }
  return done;
}

function bandOf(pieces: readonly Piece[]): { left: number; right: number; middle: number } {
  const middles = pieces.map(({ top, bottom }) => (top + bottom) / 2).sort((a, b) => a - b);
  return {
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    middle: middles[middles.length >> 1],
  };
}

type Growing = { cores: Piece[]; small: Piece[] };

/**
 * Returns the group with the nearest member that fits. The distance is the gap along the line plus
 * the distance of the middles at right angles to it.
 */
function nearest(piece: Piece, groups: readonly Growing[], fits: (member: Piece) => boolean): Growing | null {
  let [best, found]: [number, Growing | null] = [Number.POSITIVE_INFINITY, null];
  for (const group of groups) {
    for (const member of [...group.cores, ...group.small]) {
      if (!fits(member)) continue;
      const across = Math.abs(member.top + member.bottom - piece.top - piece.bottom) / 2;
      const distance = gapBetween(member, piece) + across;
      if (distance < best) [best, found] = [distance, group];
    }
  }
  return found;
}

function coreFits(core: Piece, piece: Piece, height: number): boolean {
  return gapBetween(core, piece) <= WIDEST_GAP * height && sideBySide(core, piece);
}

/**
 * Adds small pieces to their lines in several rounds, because the only piece near a second dash may
 * be the first dash.
 */
function attach(small: readonly Piece[], groups: readonly Growing[], height: number): void {
  let rest = [...small];
  for (let round = 0; round < 4 && rest.length > 0; round++) {
    const left: Piece[] = [];
    for (const piece of rest) {
      const group = nearest(piece, groups, (member) => smallFits(member, piece, height));
      if (group) group.small.push(piece);
      else left.push(piece);
    }
    if (left.length === rest.length) return;
    rest = left;
  }
}

function smallFits(member: Piece, piece: Piece, height: number): boolean {
  const reach = piece.right - piece.left >= DASH.width * height ? DASH.gap : DOT_GAP;
  if (gapBetween(member, piece) > reach * height) return false;
  // Next to a small member, allow as much room as the line has next to a digit.
  const room = RAISED * height + Math.max(0, (height - heightOf(member)) / 2);
  return piece.bottom > member.top - room && piece.top < member.bottom + room;
}

/**
 * Joins two lines on the same level if their ends are close. For example, a dash between two
 * distant digits makes them one line.
 */
function joined(groups: Growing[], height: number): Growing[] {
  const sorted = [...groups].sort((a, b) => bandOf(a.cores).left - bandOf(b.cores).left);
  const done: Growing[] = [];
  for (const group of sorted) {
    const home = done.find((other) => continues(other, group, height));
    if (home) {
      home.cores.push(...group.cores);
      home.small.push(...group.small);
    } else done.push(group);
  }
  return done;
}

function continues(a: Growing, b: Growing, height: number): boolean {
  const [one, other] = [
    [...a.cores, ...a.small],
    [...b.cores, ...b.small],
  ];
  const gap = bandOf(other).left - bandOf(one).right;
  if (gap < 0 || gap > DASH.gap * height) return false;
  const last = a.cores.reduce((x, y) => (x.right > y.right ? x : y));
  const first = b.cores.reduce((x, y) => (x.left < y.left ? x : y));
  return sideBySide(last, first);
}
