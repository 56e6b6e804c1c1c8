import type { Point } from '@cifra/core/image/box.ts';
import type { Projection } from '@cifra/core/image/warp.ts';
import type { Features, PageFeatures } from './features.ts';
import { matchesNear, type Pair } from './matchesNear.ts';
import { type Cv, withScope } from './openCv.ts';

/** A match must be this much closer than the second best (Lowe 2004). */
const CLOSER = 0.8;
/** A pair of points fits a projection within this distance, as a share of the picture's longer side. */
const NEAR = 0.0025;
const TRIALS = 5000;
const SURE = 0.999;
/** Fewest pairs of which a projection is made. */
const FEWEST = 8;
/**
 * How far from its expected place each corner is sought again and again, as a share of the picture's longer
 * side. Boxes look alike everywhere on a form, so at first only titles and codes are matched, and the projection is
 * wrong far from them; each time it is right a little farther.
 */
const AGAIN = [0.03, 0.03, 0.03, 0.02, 0.02, 0.01];

export type Projected = {
  /** From the blank to the picture, pixels. */
  readonly projection: Projection;
  /** Pairs of corners that fit. */
  readonly inliers: number;
};

/**
 * Finds how the print of a blank may lie in a picture: the first guesses are the usual ones. Of several, the one is right
 * under which the print is at its place.
 */
export function* projectionsBetween(
  cv: Cv,
  blank: PageFeatures,
  picture: PageFeatures,
  size: Size,
): Generator<Projected> {
  for (const kind of ['clearest', 'spread'] as const) {
    const first = fit(cv, distinct(cv, blank[kind], picture[kind]), blank[kind], picture[kind], size.side);
    if (first === null || !isPlausible(first.projection, size)) continue;
    yield first;
    const grown = grow(cv, first, blank.spread, picture.spread, size);
    if (grown !== null) yield grown;
  }
}

/** Size of the blank, and the longer side of the picture, pixels. */
type Size = { readonly width: number; readonly height: number; readonly side: number };

/** Seeks corners near their expected places, again and again; null if that leads nowhere. */
function grow(cv: Cv, first: Projected, blank: Features, picture: Features, size: Size): Projected | null {
  let grown = first;
  for (const reach of AGAIN) {
    const { projection } = grown;
    const pairs = matchesNear(blank, picture, (point) => project(projection, point), reach * size.side);
    const next = fit(cv, pairs, blank, picture, size.side);
    if (next === null || !isPlausible(next.projection, size)) return null;
    grown = next;
  }
  return grown;
}

/** Largest ratio of opposite sides of a sheet in a photograph, and smallest share of the picture's area that it covers. */
const STEEPEST = 2.5;
const SMALLEST = 0.02;

/** True if a camera can see a sheet like this. */
function isPlausible(projection: Projection, { width, height, side }: Size): boolean {
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => project(projection, { x, y }));
  const edges = corners.map((corner, i) => {
    const next = corners[(i + 1) % 4];
    return { x: next.x - corner.x, y: next.y - corner.y };
  });
  const turns = edges.map((edge, i) => edge.x * edges[(i + 1) % 4].y - edge.y * edges[(i + 1) % 4].x);
  const lengths = edges.map(({ x, y }) => Math.hypot(x, y));
  const ratio = (a: number, b: number) => Math.max(a / b, b / a);
  return (
    turns.every((turn) => turn > SMALLEST * side ** 2) &&
    ratio(lengths[0], lengths[2]) < STEEPEST &&
    ratio(lengths[1], lengths[3]) < STEEPEST
  );
}

/** Pairs of corners that look alike, and unlike all others. */
function distinct(cv: Cv, blank: Features, picture: Features): Pair[] {
  if (blank.descriptors.rows < 2 || picture.descriptors.rows < 2) return [];
  return withScope((keep) => {
    const matches = keep(new cv.DMatchVectorVector());
    keep(new cv.BFMatcher(cv.NORM_HAMMING, false)).knnMatch(
      blank.descriptors,
      picture.descriptors,
      matches,
      2,
    );
    const pairs: Pair[] = [];
    for (let i = 0; i < matches.size(); i++) {
      const pair = matches.get(i);
      if (pair.size() === 2 && pair.get(0).distance < CLOSER * pair.get(1).distance) {
        const { queryIdx, trainIdx } = pair.get(0);
        pairs.push([queryIdx, trainIdx]);
      }
      pair.delete();
    }
    return pairs;
  });
}

function fit(
  cv: Cv,
  pairs: readonly Pair[],
  blank: Features,
  picture: Features,
  side: number,
): Projected | null {
  if (pairs.length < FEWEST) return null;
  const from = pairs.flatMap(([i]) => [blank.points[2 * i], blank.points[2 * i + 1]]);
  const to = pairs.flatMap(([, i]) => [picture.points[2 * i], picture.points[2 * i + 1]]);
  return withScope((keep) => {
    const inliers = keep(new cv.Mat());
    const found = keep(
      cv.findHomography(
        keep(cv.matFromArray(pairs.length, 1, cv.CV_32FC2, from)),
        keep(cv.matFromArray(pairs.length, 1, cv.CV_32FC2, to)),
        cv.USAC_MAGSAC,
        NEAR * side,
        inliers,
        TRIALS,
        SURE,
      ),
    );
    if (found.empty()) return null;
    const projection = [...found.data64F] as unknown as Projection;
    return { projection, inliers: inliers.data.reduce((sum, each) => sum + each, 0) };
  });
}

export function project([a, b, c, d, e, f, g, h, i]: Projection, { x, y }: Point): Point {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
