import type { Picture } from '@cifra/core/base/types.ts';
import { greyOf } from './grey.ts';
import { type Cv, type Mat, withScope } from './openCv.ts';

/** Longest side at which features are sought, pixels: small print is still legible there. */
const SIDE = 1600;
const CLEAREST = 4000;
/** Corners of which some are kept in each part of the page (pixels): a code has more than all other print. */
const ALL = 12_000;
const PART = 100;
const MOST_IN_PART = 40;

/** Corners of the print of a page (ORB; Rublee et al. 2011), and what they look like. */
export type Features = {
  /** x and y of each, pixels of the picture. */
  readonly points: Float32Array;
  /** One row of 32 bytes each. */
  readonly descriptors: Mat;
};

export type PageFeatures = {
  readonly clearest: Features;
  /** The clearest of every part of the page. */
  readonly spread: Features;
  free(): void;
};

export function featuresOf(cv: Cv, picture: Picture): PageFeatures {
  const { mat, factor } = greyOf(cv, picture, SIDE);
  const clearest = describe(cv, mat, factor, CLEAREST, (corners) => corners);
  const spread = describe(cv, mat, factor, ALL, spreadOut);
  mat.delete();
  const free = () => {
    clearest.descriptors.delete();
    spread.descriptors.delete();
  };
  return { clearest, spread, free };
}

/** Bytes of a descriptor. */
export const BYTES = 32;

type Corner = {
  readonly row: number;
  readonly pt: { readonly x: number; readonly y: number };
  readonly response: number;
};

function describe(
  cv: Cv,
  mat: Mat,
  factor: number,
  most: number,
  choose: (corners: readonly Corner[]) => readonly Corner[],
): Features {
  return withScope((keep) => {
    const found = keep(new cv.KeyPointVector());
    const all = keep(new cv.Mat());
    keep(new cv.ORB(most)).detectAndCompute(mat, keep(new cv.Mat()), found, all);
    const corners = choose(Array.from({ length: found.size() }, (_, row) => ({ row, ...found.get(row) })));
    const points = Float32Array.from(
      // Coordinates of pixels' centres.
      corners.flatMap(({ pt }) => [(pt.x + 0.5) * factor - 0.5, (pt.y + 0.5) * factor - 0.5]),
    );
    const rows = corners.flatMap(({ row }) => [...all.data.subarray(BYTES * row, BYTES * (row + 1))]);
    return { points, descriptors: cv.matFromArray(corners.length, BYTES, cv.CV_8UC1, rows) };
  });
}

function spreadOut(corners: readonly Corner[]): Corner[] {
  const parts = Map.groupBy(corners, ({ pt }) => `${Math.floor(pt.x / PART)} ${Math.floor(pt.y / PART)}`);
  return [...parts.values()].flatMap((part) =>
    part.toSorted((a, b) => b.response - a.response).slice(0, MOST_IN_PART),
  );
}
