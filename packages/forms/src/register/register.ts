import { quantile } from '@cifra/core/base/quantile.ts';
import type { Picture } from '@cifra/core/base/types.ts';
import type { Point } from '@cifra/core/image/box.ts';
import type { Projection } from '@cifra/core/image/warp.ts';
import { drawn } from './drawn.ts';
import { featuresOf, type PageFeatures } from './features.ts';
import { type Grey, greyOf } from './grey.ts';
import { displacementAt, type Mesh, meshThrough } from './mesh.ts';
import { type Cv, type Mat, withScope } from './openCv.ts';
import { project, projectionsBetween } from './projection.ts';
import { shiftsBetween, type TileMatch } from './shifts.ts';

/** Longest side of a blank when its print is compared, pixels. */
const SIDE = 1400;
const TILE = 56;
/** How far the first search looks: paper that is not flat. */
const FAR = 16;
const CLOSE = 6;
/** How often print is sought: what was too far away may be found from where the others expect it. */
const SOUGHT = 4;
/** Print that correlates less with what is there is covered, or another form's. */
const ALIKE = 0.5;
/** A tile that moved otherwise than those around it, pixels, was found at the wrong place. */
const ODD = 4;
const MESH = { columns: 7, rows: 9 };
const LEAST_INLIERS = 12;
/** The same without writing over it. */
const SAME = 0.65;
/** Light of dark print, and fewest tiles with it that can tell how a page lies. */
const DARK = 110;
const LEAST_DARK = 12;
/** With so much of the print at its place there is no better projection. */
const SURELY = 0.95;
/** An unfilled page, prepared for comparison. It is kept for as long as the program runs. */
export type Blank = {
  readonly width: number;
  readonly height: number;
  readonly features: PageFeatures;
  readonly grey: Grey;
};

/** How an unfilled page lies in a picture. */
export type Registration = {
  /** From pixels of the blank to pixels of the picture. */
  readonly toPicture: (point: Point) => Point;
  /** Share of the print of the blank that is at its place. */
  readonly found: number;
  /** The same of dark print: pale print is lost on faxes and copies. Forms of one maker may have most of it in common. */
  readonly foundDark: number;
  /** How far the found print is from its place, pixels of the blank: the 95th percentile. */
  readonly residual: number;
  /** Pixels of the picture for a pixel of the blank, on average. */
  readonly scale: number;
};

export function openBlank(cv: Cv, picture: Picture): Blank {
  const { width, height } = picture;
  return { width, height, features: featuresOf(cv, picture), grey: greyOf(cv, picture, SIDE) };
}

/** A picture, prepared for comparison with blanks. */
export type Seen = Blank & { free(): void };

export function see(cv: Cv, picture: Picture): Seen {
  const { width, height } = picture;
  const features = featuresOf(cv, picture);
  // More pixels than the blank's are of no use.
  const grey = greyOf(cv, picture, 1.5 * SIDE);
  const free = () => {
    features.free();
    grey.mat.delete();
  };
  return { width, height, features, grey, free };
}

/** Finds the print of a blank in a picture; null if it is not there at all. */
export function register(cv: Cv, blank: Blank, seen: Seen): Registration | null {
  const size = { width: blank.width, height: blank.height, side: Math.max(seen.width, seen.height) };
  let best: Registration | null = null;
  for (const { projection, inliers } of projectionsBetween(cv, blank.features, seen.features, size)) {
    if (inliers < LEAST_INLIERS) continue;
    const registration = refined(cv, blank, seen, projection);
    if (registration !== null && evidence(registration) > (best === null ? 0 : evidence(best)))
      best = registration;
    if (best !== null && evidence(best) >= SURELY) break;
  }
  return best;
}

const evidence = ({ found, foundDark }: Registration) => Math.max(found, foundDark);

/** Unbends the paper, and judges how much of the print is at its place. */
function refined(cv: Cv, blank: Blank, seen: Seen, projection: Projection): Registration | null {
  const size = { width: blank.grey.mat.cols, height: blank.grey.mat.rows };
  let mesh = meshThrough([], size, MESH);
  const toPicture = (point: Point) => project(projection, bent(point, mesh, blank.grey.factor));
  let [before, most] = [mesh, 0];
  for (let i = 0; i < SOUGHT; i++) {
    const found = tiles(cv, blank, seen, toPicture, FAR);
    const alike = found.filter(({ likeness }) => likeness >= ALIKE).length;
    if (alike < most) {
      mesh = before;
      break;
    }
    [before, most] = [mesh, alike];
    mesh = smooth(added(mesh, found), size);
  }
  // Near its place, print is also found below writing.
  mesh = smooth(added(mesh, tiles(cv, blank, seen, toPicture, CLOSE, true)), size);
  const close = tiles(cv, blank, seen, toPicture, CLOSE, true);
  const isDark = darkIn(blank);
  const inPlace = close.filter(({ likeness, shift }) => likeness >= SAME && length(shift) < CLOSE / 2);
  if (inPlace.length === 0) return null;
  const residuals = Float64Array.from(inPlace, ({ shift }) => length(shift) * blank.grey.factor).sort();
  return {
    toPicture,
    found: inPlace.length / close.length,
    foundDark: countOf(inPlace, isDark) / Math.max(LEAST_DARK, countOf(close, isDark)),
    residual: quantile(residuals, 0.95),
    scale: scaleOf(toPicture, blank),
  };
}

type IsTile = (tile: TileMatch) => boolean;

function countOf(tiles: readonly TileMatch[], is: IsTile): number {
  return tiles.filter(is).length;
}

/** Tells tiles of a blank with dark print. */
function darkIn({ grey: { mat } }: Blank): IsTile {
  return ({ at }) => {
    const [left, top] = [at.x - TILE / 2, at.y - TILE / 2];
    for (let y = top; y < top + TILE; y++) {
      for (let x = left; x < left + TILE; x++) if (mat.data[y * mat.cols + x] < DARK) return true;
    }
    return false;
  };
}

/**
 * @param toPicture from pixels of the blank's picture
 * @param isNear the print is within `reach` of its place: what is darker than all print around it was written
 */
function tiles(
  cv: Cv,
  { grey }: Blank,
  seen: Seen,
  toPicture: (point: Point) => Point,
  reach: number,
  isNear = false,
): TileMatch[] {
  const size = { width: grey.mat.cols, height: grey.mat.rows };
  const aligned = drawn(cv, seen.grey.mat, size, ({ x, y }) => {
    const inPicture = toPicture({ x: (x + 0.5) * grey.factor - 0.5, y: (y + 0.5) * grey.factor - 0.5 });
    return {
      x: (inPicture.x + 0.5) / seen.grey.factor - 0.5,
      y: (inPicture.y + 0.5) / seen.grey.factor - 0.5,
    };
  });
  return withScope((keep) => {
    const [print, there] = [keep(new cv.Mat()), keep(new cv.Mat())];
    // Thin print that is half a pixel aside is still alike.
    const size = new cv.Size(3, 3);
    cv.blur(grey.mat, print, size);
    cv.blur(keep(aligned), there, size);
    if (isNear) withoutWriting(cv, there, print, reach);
    return shiftsBetween(cv, print, there, { tile: TILE, step: TILE, reach });
  });
}

/** Makes nothing darker than the print within `reach`: pale boxes look little like themselves once they are filled in. */
function withoutWriting(cv: Cv, there: Mat, print: Mat, reach: number): void {
  withScope((keep) => {
    const side = 2 * reach + 1;
    const darkest = keep(new cv.Mat());
    cv.erode(print, darkest, keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(side, side))));
    cv.max(there, darkest, there);
  });
}

/** The mesh through the tiles that agree with those around them. */
function smooth(found: readonly TileMatch[], size: { width: number; height: number }): Mesh {
  let kept = found.filter(({ likeness }) => likeness >= ALIKE);
  for (const odd of [2 * ODD, ODD]) {
    const mesh = meshThrough(kept, size, MESH);
    kept = kept.filter(({ at, shift }) => {
      const expected = displacementAt(mesh, at);
      const aside = {
        x: shift.x === null ? 0 : shift.x - expected.x,
        y: shift.y === null ? 0 : shift.y - expected.y,
      };
      return length(aside) < odd;
    });
  }
  return meshThrough(kept, size, MESH);
}

/** Where the print is, if it was sought from where a mesh expects it. */
function added(mesh: Mesh, found: readonly TileMatch[]): TileMatch[] {
  return found.map((tile) => {
    const before = displacementAt(mesh, tile.at);
    const { x, y } = tile.shift;
    return { ...tile, shift: { x: x === null ? null : x + before.x, y: y === null ? null : y + before.y } };
  });
}

/** @param factor pixels of the blank for a pixel of the mesh */
function bent({ x, y }: Point, mesh: Mesh, factor: number): Point {
  const { x: dx, y: dy } = displacementAt(mesh, { x: x / factor, y: y / factor });
  return { x: x + dx * factor, y: y + dy * factor };
}

function scaleOf(toPicture: (point: Point) => Point, { width, height }: Blank): number {
  const [a, b] = [
    toPicture({ x: width / 4, y: height / 2 }),
    toPicture({ x: (3 * width) / 4, y: height / 2 }),
  ];
  return Math.hypot(b.x - a.x, b.y - a.y) / (width / 2);
}

/** Of a displacement, as far as it is known. */
function length({ x, y }: TileMatch['shift']): number {
  return Math.hypot(x ?? 0, y ?? 0);
}
