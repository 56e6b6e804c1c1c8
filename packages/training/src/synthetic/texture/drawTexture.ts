import type { Random } from '@cifra/core/random/random.ts';
import type { LineFamily, Wave } from './lineFamily.ts';
import type { Grain, Shadow } from './paper.ts';
import type { Rule } from './ruling.ts';
import type { Layer } from './texture.ts';

/** Probability and maximum strength of each element of the paper. */
export type TextureSettings = {
  /** Baseline of the digits, pixels from the top. */
  readonly baseLine?: number;
  /** A digit's height, pixels. */
  readonly digitHeight?: number;
  /** Share of papers with printed lines all over. */
  readonly guilloche?: number;
  /** Share of papers with ruled lines. */
  readonly rules?: number;
  /** Share of papers with a shadow's edge. */
  readonly shadow?: number;
};

/** Weakest and strongest ink of overall print, and of ruled lines. */
export const CONTRAST = { lines: [0.05, 0.35], rule: [0.2, 0.9] } as const;

/** Minimum and maximum distance of printed lines, pixels. */
export const SPACING = [3, 10] as const;

/**
 * Draws the paper of a cheque or a form at random, for `renderTexture` at width × height pixels.
 */
export function drawTexture(
  width: number,
  height: number,
  rng: Random,
  {
    baseLine = 0.9 * height,
    digitHeight = 0.8 * height,
    guilloche = 0.65,
    rules = 0.5,
    shadow = 0.15,
  }: TextureSettings = {},
): Layer[] {
  const layers: Layer[] = [];
  if (rng.next() < guilloche) layers.push(...drawFamilies(width, height, rng.split('guilloche')));
  if (rng.next() < rules) layers.push(...drawRules(width, baseLine, digitHeight, rng.split('rules')));
  if (rng.next() < shadow) layers.push(drawShadow(width, height, rng.split('shadow')));
  layers.push(drawGrain(rng.split('grain')));
  return layers;
}

/**
 * One family of lines, or two that cross, as on cheques: nearly horizontal, slanted, upright, or
 * arcs.
 */
function drawFamilies(width: number, height: number, rng: Random): LineFamily[] {
  const first = drawFamily(width, height, rng);
  if (rng.next() < 0.6) return [first];
  const turned = first.angle + (rng.next() < 0.5 ? Math.PI / 2 : 0.4 + 0.8 * rng.next());
  const second = drawFamily(width, height, rng);
  return [first, { ...second, angle: turned, contrast: Math.max(CONTRAST.lines[0], 0.7 * second.contrast) }];
}

function drawFamily(width: number, height: number, rng: Random): LineFamily {
  // Narrow spacings are by far the most common.
  const spacing = SPACING[0] + (SPACING[1] - SPACING[0]) * rng.next() ** 2;
  const steep = rng.next();
  const angle = steep < 0.6 ? 0.1 * rng.normal() : steep < 0.85 ? 0.3 * rng.normal() : Math.PI * rng.next();
  const waves =
    rng.next() < 0.25 ? [] : Array.from({ length: 1 + rng.integer(3) }, () => drawWave(spacing, rng));
  const arcs = rng.next() < 0.25;
  return {
    kind: 'lines',
    spacing,
    thickness: Math.min(0.45 * spacing, 0.8 + 1.2 * rng.next() ** 2),
    contrast: between(CONTRAST.lines, rng.next()),
    angle,
    waves,
    centre: arcs ? { x: width * (1.4 * rng.next() - 0.2), y: height * (4 * rng.next() - 1.5) } : null,
  };
}

function drawWave(spacing: number, rng: Random): Wave {
  const length = 12 + 90 * rng.next() ** 2;
  return {
    // Long waves may be high; short high ones would merge.
    amplitude: Math.min(0.08 * length, spacing * (0.2 + 1.3 * rng.next())),
    length,
    phase: 2 * Math.PI * rng.next(),
    drift: rng.next() < 0.4 ? 0 : 0.8 * (rng.next() - 0.5),
  };
}

/** A line under the digits, one above them, or both; sometimes only a part of one. */
function drawRules(width: number, baseLine: number, digitHeight: number, rng: Random): Rule[] {
  const which = rng.next();
  const under = baseLine + digitHeight * (0.02 + 0.06 * rng.normal());
  const above = baseLine - digitHeight * (1.1 + 0.08 * rng.normal());
  const ys = which < 0.6 ? [under] : which < 0.8 ? [above] : [above, under];
  const slope = 0.008 * rng.normal();
  const thickness = 1 + rng.next();
  const contrast = between(CONTRAST.rule, rng.next());
  return ys.map((y) => {
    const whole = rng.next() < 0.7;
    const from = whole ? -2 : width * (0.9 * rng.next() - 0.4);
    const to = whole ? width + 2 : Math.max(from, 0) + width * (0.3 + 0.7 * rng.next());
    return { kind: 'rule', y: y - (slope * width) / 2, slope, from, to, thickness, contrast };
  });
}

function drawGrain(rng: Random): Grain {
  const strength = 0.02 + 0.1 * rng.next() ** 2;
  return { kind: 'grain', strength, size: 1 + 1.5 * rng.next(), seed: rng.integer(2 ** 31) };
}

function drawShadow(width: number, height: number, rng: Random): Shadow {
  return {
    kind: 'shadow',
    x: width * rng.next(),
    y: height * rng.next(),
    angle: 2 * Math.PI * rng.next(),
    softness: 2 + 0.8 * height * rng.next(),
    strength: 0.06 + 0.24 * rng.next(),
  };
}

function between([low, high]: readonly [number, number], u: number): number {
  return low + (high - low) * u;
}
