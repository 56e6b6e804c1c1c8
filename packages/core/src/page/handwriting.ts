import type { Mask, Raster } from '../base/types.ts';
import type { Place } from '../frames/patch.ts';
import type { Point } from '../image/box.ts';
import { connectedComponents } from '../image/components.ts';
import { bilinear } from '../image/warp.ts';
import { CELL, PAGE_CLASSES, type PageClass } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import type { FoundLine } from './foundLine.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';
import { placeOn } from './placedLine.ts';

/**
 * Returns for each pixel of ink how much more probable writing is than rules or bar codes, in [-1, 1];
 * −1 where the page model sees only paper, and without ink. Between the middles of cells it is
 * interpolated. Print counts as writing, because the model has decided already that this line is not
 * printed.
 */
export function writingIn(
  ink: Raster,
  place: Pick<Place, 'pointInPicture'>,
  { sight: { map, octave } }: FoundLine,
  parameters: PageParameters = PAGE_PARAMETERS,
): Raster {
  const { width, height, data } = ink;
  const plane = { width: map.width, height: map.height, data: writingOf(map, parameters) };
  const toCells = ({ x, y }: Point) => {
    const point = place.pointInPicture({ x: x + 0.5, y: y + 0.5 });
    return { x: (point.x * octave) / CELL - 0.5, y: (point.y * octave) / CELL - 0.5 };
  };
  // From the part to cells it is an affine map.
  const origin = toCells({ x: 0, y: 0 });
  const [right, below] = [toCells({ x: 1, y: 0 }), toCells({ x: 0, y: 1 })];
  const inside = (value: number, cells: number) => Math.max(0, Math.min(cells - 1, value));
  const writing = new Float32Array(data.length).fill(-1);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      const u = origin.x + x * (right.x - origin.x) + y * (below.x - origin.x);
      const v = origin.y + x * (right.y - origin.y) + y * (below.y - origin.y);
      writing[i] = bilinear(plane, inside(u, map.width), inside(v, map.height));
    }
  }
  return { width, height, data: writing };
}

/**
 * Returns the writing of a mask. The cells of the page model are coarse, so the pixels of a piece of ink
 * no larger than a digit decide together: it is writing or a rule as a whole. Of larger pieces, as where
 * writing touches rules, each pixel counts, and of the writing only what is high enough to be a
 * digit: the rest are ends of rules.
 *
 * @param writing of `writingIn`
 * @param digit height of the line's digits, pixels of the mask
 */
export function writtenPieces(
  mask: Mask,
  writing: Raster,
  digit: number,
  { leastWritten, largest, leastPiece }: PageParameters = PAGE_PARAMETERS,
): Mask {
  const { labels, components } = connectedComponents(mask);
  const written = new Uint32Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) if (writing.data[i] > 0) written[labels[i]]++;
  const isWritten = [false, ...components.map(({ label, area }) => written[label] >= leastWritten * area)];
  const isWhole = [
    true,
    ...components.map(
      ({ label, box, area }) => written[label] === area || Math.max(box.width, box.height) <= largest * digit,
    ),
  ];
  const isPart = (i: number) => !isWhole[labels[i]] && writing.data[i] > 0;
  const parts = connectedComponents({ ...mask, data: mask.data.map((_, i) => (isPart(i) ? 1 : 0)) });
  const isHigh = [false, ...parts.components.map(({ box }) => box.height >= leastPiece * digit)];
  const isKept = (i: number) => (isWhole[labels[i]] ? isWritten[labels[i]] : isHigh[parts.labels[i]]);
  return { ...mask, data: mask.data.map((_, i) => (isKept(i) ? 1 : 0)) };
}

/**
 * Returns the pieces of ink that are nearer to a line than to the others.
 *
 * @param mask ink of a part of the picture
 * @param others the other lines of the page
 */
export function piecesOf(
  mask: Mask,
  place: Pick<Place, 'pointInPicture'>,
  line: FoundLine,
  others: readonly FoundLine[],
  { reach }: PageParameters = PAGE_PARAMETERS,
): Mask {
  const { labels, components } = connectedComponents(mask);
  const isOwn = new Uint8Array(components.length + 1);
  for (const { label, centroid } of components) {
    const point = place.pointInPicture({ x: centroid.x + 0.5, y: centroid.y + 0.5 });
    const distance = distanceTo(point, line);
    if (distance > reach) continue;
    if (others.every((other) => distanceTo(point, other) >= distance)) isOwn[label] = 1;
  }
  return { ...mask, data: Uint8Array.from(labels, (label) => isOwn[label]) };
}

/** True if the model sees printed rules between the digits of a line, or at their edge. */
export function hasRules(
  { region, digit, sight: { map, octave } }: FoundLine,
  { ruled }: PageParameters = PAGE_PARAMETERS,
): boolean {
  const rule = map.classes[PAGE_CLASSES.indexOf('rule')];
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  let cells = 0;
  for (let i = 0; i < rule.length; i++) {
    if (rule[i] < 0.5) continue;
    const x = (CELL * ((i % map.width) + 0.5)) / octave - region.x;
    const y = (CELL * (Math.floor(i / map.width) + 0.5)) / octave - region.y;
    const isNear = Math.abs(x * cos + y * sin) < region.width / 2 + digit / 2;
    if (isNear && Math.abs(y * cos - x * sin) < digit) cells++;
  }
  return cells >= ruled;
}

/** Distance of a point from the middle of a line, in heights of the line's digits. */
function distanceTo(point: Point, { region, digit }: FoundLine): number {
  const { along, across } = placeOn(region, point);
  const beyond = Math.max(0, Math.abs(along) - region.width / 2);
  return Math.hypot(beyond, across) / digit;
}

/** The same map is asked for each of its lines. */
const known = new WeakMap<PageMap, Float32Array>();

/** For each cell, how much more probable writing is than rules; −1 far from all writing. */
function writingOf(map: PageMap, { near }: PageParameters): Float32Array {
  const plane = known.get(map) ?? compareClasses(map, near);
  known.set(map, plane);
  return plane;
}

function compareClasses({ width, height, classes }: PageMap, near: number): Float32Array {
  const of = (name: PageClass) => classes[PAGE_CLASSES.indexOf(name)];
  const [handwriting, struck, print] = [of('handwriting'), of('struck-out'), of('print')];
  const [rule, bars] = [of('rule'), of('bar code')];
  const writing = handwriting.map((value, i) => value + struck[i] + print[i]);
  const most = highestAround({ width, height, data: writing });
  return writing.map((value, i) => (most[i] < near ? -1 : value - rule[i] - bars[i]));
}

/** The highest value of each cell and the eight around it. */
function highestAround({ width, height, data }: { width: number; height: number; data: Float32Array }) {
  const most = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let highest = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
          highest = Math.max(highest, data[v * width + u]);
      most[y * width + x] = highest;
    }
  }
  return most;
}
