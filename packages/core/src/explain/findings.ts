import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import { softmax } from '../decide/softmax.ts';
import type { Classifier } from '../model/classifier.ts';
import type { EvidenceMap } from './evidence.ts';
import { type Cover, fillOf } from './occlusion.ts';
import { inkPart, isStroke, type PlacedPart, paperPart } from './shape.ts';

/**
 * A part of a digit that is evidence for one digit and against another, verified by covering it.
 */
export type Finding = {
  readonly favours: number;
  /** The cover: ink is covered with paper, empty paper with ink. */
  readonly cover: Cover;
  readonly part: PlacedPart;
  /** Its pixels in the 28×28 image. */
  readonly pixels: readonly number[];
  /** Drop of the log odds for `favours` when the part is covered; > 0. */
  readonly weight: number;
  /** Probabilities of 0–9 with the part covered. */
  readonly without: readonly number[];
};

/** Occlusion maps between two digits, by cover. */
export type OcclusionMaps = Readonly<Record<Cover, EvidenceMap>>;

/** Parts tried for each digit and cover, and parts reported for each digit. */
const TRIED = 3;
const REPORTED = 2;
/** A part extends to pixels that are at least this share as strong as its strongest pixel. */
const SHARE = 0.5;
/**
 * A part is reported if it makes the digit that it supports at least twice as likely, compared with
 * the other digit.
 */
const LEAST_WEIGHT = Math.log(2);

/**
 * Finds the strongest parts for `digit` and for `against`, strongest first. Occlusion suggests the
 * parts. Then each whole part is covered, and the classifier reads the digit again. A part is
 * reported only if covering it lowers the odds.
 */
export async function findings(
  classifier: Classifier,
  image: DigitImage,
  maps: OcclusionMaps,
  digit: number,
  against: number,
): Promise<Finding[]> {
  const parts = (['paper', 'ink'] as const).flatMap((cover) => [
    ...strongest(image, maps[cover], cover, 1).map((pixels) => ({ favours: digit, cover, pixels })),
    ...strongest(image, maps[cover], cover, -1).map((pixels) => ({ favours: against, cover, pixels })),
  ]);
  const logits = await classifier.classify([
    image,
    ...parts.map(({ pixels, cover }) => covered(image, pixels, cover)),
  ]);
  const { temperature } = classifier.manifest;
  const row = (n: number) => logits.subarray(10 * n, 10 * n + 10);
  const odds = (n: number, favours: number) =>
    (row(n)[favours] - row(n)[favours === digit ? against : digit]) / temperature;
  const verified = parts.map((part, i) => ({
    ...part,
    part: part.cover === 'paper' ? inkPart(image, part.pixels[0]) : paperPart(image, part.pixels[0]),
    weight: odds(0, part.favours) - odds(i + 1, part.favours),
    without: softmax(row(i + 1), temperature),
  }));
  const reported = verified.filter(({ weight }) => weight > LEAST_WEIGHT).sort((a, b) => b.weight - a.weight);
  return [digit, against].flatMap((favours) =>
    distinct(reported.filter((each) => each.favours === favours)).slice(0, REPORTED),
  );
}

/** Keeps the strongest of parts with the same shape and place. */
function distinct(sorted: readonly Finding[]): Finding[] {
  const codes = sorted.map(({ part }) => Object.values(part).join());
  return sorted.filter((_, i) => codes.indexOf(codes[i]) === i);
}

/**
 * Returns parts around the strongest pixels of one sign, each with its strongest pixel first; parts
 * do not overlap.
 */
function strongest(image: DigitImage, { values }: EvidenceMap, cover: Cover, sign: 1 | -1): number[][] {
  const left = values.map((value, i) =>
    isStroke(image, i) === (cover === 'paper') ? Math.max(0, sign * value) : 0,
  );
  const parts: number[][] = [];
  while (parts.length < TRIED) {
    const peak = left.reduce((best, value, i) => (value > left[best] ? i : best), 0);
    if (left[peak] === 0) break;
    const part = around(left, peak);
    for (const i of part) left[i] = 0;
    parts.push(part);
  }
  return parts;
}

/**
 * Returns the connected part around a peak. Its extent is limited, so that it can be called one
 * place.
 */
function around(values: Float32Array, peak: number): number[] {
  const reach = 4;
  const near = (i: number) =>
    Math.abs((i % DIGIT_SIDE) - (peak % DIGIT_SIDE)) <= reach &&
    Math.abs(Math.floor(i / DIGIT_SIDE) - Math.floor(peak / DIGIT_SIDE)) <= reach;
  const part = [peak];
  const seen = new Set(part);
  for (const at of part) {
    for (const next of [at - 1, at + 1, at - DIGIT_SIDE, at + DIGIT_SIDE]) {
      if (seen.has(next) || !near(next) || !(values[next] >= SHARE * values[peak])) continue;
      seen.add(next);
      part.push(next);
    }
  }
  return part;
}

function covered(image: DigitImage, pixels: readonly number[], cover: Cover): DigitImage {
  const changed = image.slice();
  for (const i of pixels) changed[i] = fillOf(cover);
  return changed;
}
