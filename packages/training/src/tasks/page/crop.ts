import { pageInput } from '@cifra/core/frames/page.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { PageTruth } from '../../evaluation/metrics/pageMetrics.ts';
import { composeCrop } from '../../synthetic/pages/composePage.ts';
import type { Side } from '../../synthetic/pages/families.ts';
import { lineFields } from '../../synthetic/pages/lineFields.ts';
import type { PageMaterial } from '../../synthetic/pages/material.ts';

/** A rendered square of a composed page, with what the page model should say about its cells. */
export type Crop = PageTruth & {
  /** [side, side], darkness in 255ths. */
  readonly dark: Uint8Array;
};

export type CropOptions = {
  readonly side: Side;
  /** Pixels, a multiple of 4. */
  readonly size: number;
  /** Smallest and largest height of the digits, pixels. */
  readonly writing: readonly [number, number];
};

/** Share of the way from a core's edge to its middle line from which on a cell is a centre. */
const INNER = 0.5;

/** Composes a page and renders a square of it. */
export function renderCrop(
  random: Random,
  material: PageMaterial,
  { side, size, writing }: CropOptions,
): Crop {
  const page = composeCrop(random, material, { side, width: size, height: size, writing });
  const { centre, height, cos, sin, kind } = lineFields(page);
  return {
    dark: Uint8Array.from(pageInput(page.picture).data, (dark) => Math.round(255 * dark)),
    labels: page.labels,
    centre: Uint8Array.from(centre, (share) => (share >= INNER ? 1 : 0)),
    height,
    cos,
    sin,
    kind,
  };
}

/** Number of cells along a side, which is given in pixels. */
export const cellsAlong = (pixels: number): number => pixels / CELL;
