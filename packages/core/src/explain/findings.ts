import { softmax } from '../decide/softmax.ts';
import type { Classifier } from '../model/classifier.ts';
import { DIGIT_SIDE, type DigitImage } from '../types.ts';
import type { EvidenceMap } from './evidence.ts';
import { type Cover, fillOf } from './occlusion.ts';
import { inkPart, isStroke, type PlacedPart, paperPart } from './shape.ts';

/** A part of a digit that speaks for one digit against another, proved by taking it away. */
export type Finding = {
  readonly favours: number;
  /** What it was covered with: ink is taken away with paper, empty paper with ink. */
  readonly cover: Cover;
  readonly part: PlacedPart;
  /** Its pixels in the 28×28 image. */
  readonly pixels: readonly number[];
  /** How much the log odds for `favours` fall when it is covered; > 0. */
  readonly weight: number;
  /** Probabilities of 0–9 when it is covered. */
  readonly without: readonly number[];
};

/** Maps of occlusion between two digits, by what covers. */
export type OcclusionMaps = Readonly<Record<Cover, EvidenceMap>>;

/** Parts that are looked at for each digit and each cover, and that are told for each digit. */
const TRIED = 3;
const TOLD = 2;
/** A part is what has at least this share of its strongest pixel. */
const SHARE = 0.5;
/** What does not make its digit twice as likely, against the other, is not told. */
const LEAST_WEIGHT = Math.log(2);

/**
 * The parts that speak most for `digit`, and those that speak most for `against`, strongest first. Where occlusion finds much,
 * the whole part is covered and the classifier asked again; only what then falls as it should is told.
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
  const proved = parts.map((part, i) => ({
    ...part,
    part: part.cover === 'paper' ? inkPart(image, part.pixels[0]) : paperPart(image, part.pixels[0]),
    weight: odds(0, part.favours) - odds(i + 1, part.favours),
    without: softmax(row(i + 1), temperature),
  }));
  const told = proved.filter(({ weight }) => weight > LEAST_WEIGHT).sort((a, b) => b.weight - a.weight);
  return [digit, against].flatMap((favours) =>
    distinct(told.filter((each) => each.favours === favours)).slice(0, TOLD),
  );
}

/** Keeps the strongest of parts with the same shape and place. */
function distinct(sorted: readonly Finding[]): Finding[] {
  const codes = sorted.map(({ part }) => Object.values(part).join());
  return sorted.filter((_, i) => codes.indexOf(codes[i]) === i);
}

/** Parts round the strongest pixels of one sign, each with its strongest pixel first; none overlaps another. */
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

/** What hangs together with a peak. A part reaches at most so far that it can still be called one place. */
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
