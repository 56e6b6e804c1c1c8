import type { Random } from '@cifra/core/random/random.ts';
import type { Drawing } from '../drawing.ts';
import { isUncrossed, withBar } from './bar.ts';
import { hasStem, withCurl } from './curl.ts';
import { isStick, leanOf, withFlag } from './flag.ts';
import { standsOnPoint, withFoot } from './foot.ts';
import { hasCorner, withLoop } from './loop.ts';
import { hasLeg, openFour } from './openFour.ts';
import { isRing, withDot, withSlash } from './slash.ts';

/** Ways to write a digit that few of the recorded writers have. */
export const VARIANTS = ['flag', 'foot', 'bar', 'slash', 'dot', 'loop', 'open', 'curl'] as const;
export type VariantName = (typeof VARIANTS)[number];

type Variant = {
  readonly digit: number;
  /** True for a drawing of the digit that can be changed. */
  readonly fits: (drawing: Drawing) => boolean;
  readonly draw: (drawing: Drawing, rng: Random) => Drawing;
};

/** Uniform between two bounds. */
const from = (rng: Random, low: number, high: number) => low + (high - low) * rng.next();
const degrees = Math.PI / 180;

/** In the order in which several are applied to one digit. */
const TABLE: Readonly<Record<VariantName, Variant>> = {
  flag: { digit: 1, fits: isStick, draw: drawFlag },
  foot: {
    digit: 1,
    fits: standsOnPoint,
    draw: (one, rng) => withFoot(one, { reach: from(rng, 0.08, 0.28), tilt: from(rng, -8, 8) * degrees }),
  },
  bar: {
    digit: 7,
    fits: isUncrossed,
    draw: (seven, rng) =>
      withBar(seven, {
        at: from(rng, 0.4, 0.65),
        length: from(rng, 0.24, 0.62),
        tilt: from(rng, -20, 12) * degrees,
        shift: from(rng, -0.15, 0.15),
      }),
  },
  slash: {
    digit: 0,
    fits: isRing,
    draw: (ring, rng) =>
      withSlash(ring, {
        reach: { x: from(rng, 0.25, 0.7), y: from(rng, 0.25, 0.65) },
        falling: rng.next() < 0.1,
      }),
  },
  dot: {
    digit: 0,
    fits: isRing,
    draw: (ring, rng) => withDot(ring, { offset: { x: from(rng, -0.1, 0.1), y: from(rng, -0.12, 0.12) } }),
  },
  loop: {
    digit: 2,
    fits: hasCorner,
    draw: (two, rng) => withLoop(two, { radius: from(rng, 0.05, 0.13), turn: from(rng, 190, 260) * degrees }),
  },
  open: { digit: 4, fits: hasLeg, draw: (four, rng) => openFour(four, { share: from(rng, 0.6, 1.15) }) },
  curl: {
    digit: 9,
    fits: hasStem,
    draw: (nine, rng) => withCurl(nine, { turn: from(rng, 50, 200) * degrees, length: from(rng, 0.2, 0.75) }),
  },
};

/** Flattest flag: a flatter one makes a 7. */
const FLATTEST = 22 * degrees;

/**
 * A flag is long only if it is steep: a long flat one makes a 7. It turns with a stick that leans, by
 * most of its lean, so that it does not lie on the stick.
 */
function drawFlag(stick: Drawing, rng: Random): Drawing {
  const upright = from(rng, 30, 78) * degrees;
  const angle = Math.max(FLATTEST, upright - 0.7 * leanOf(stick));
  const longest = Math.min(0.8, 0.4 / Math.cos(upright));
  return withFlag(stick, { length: from(rng, 0.2, longest), angle });
}

/** For each variant, the share of its digit's drawings that get it, if they fit; absent = 0. */
export type VariantShares = { readonly [name in VariantName]?: number };

/** Changes a drawing of a digit by the variants that are drawn for it. */
export function drawVariants(digit: number, drawing: Drawing, shares: VariantShares, rng: Random): Drawing {
  let varied = drawing;
  for (const name of VARIANTS) {
    const { digit: own, fits, draw } = TABLE[name];
    if (own !== digit) continue;
    const stream = rng.split(name);
    if (stream.next() < (shares[name] ?? 0) && fits(varied)) varied = draw(varied, stream);
  }
  return varied;
}
