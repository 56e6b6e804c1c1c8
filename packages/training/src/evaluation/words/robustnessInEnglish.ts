import type { Corruption } from '../corruptions/kinds.ts';
import type { SweepName } from '../robustness/sweeps.ts';
import type { ReportNumbers } from './reportNumbers.ts';

const digit = { one: 'digit', other: 'digits' };

const corruptions: Readonly<Record<Corruption, string>> = {
  'shot noise': 'shot noise',
  'impulse noise': 'impulse noise',
  'glass blur': 'glass blur',
  'motion blur': 'motion blur',
  shear: 'shear',
  scale: 'scale',
  rotate: 'rotate',
  brightness: 'brightness',
  translate: 'translate',
  stripe: 'stripe',
  fog: 'fog',
  spatter: 'spatter',
  'dotted line': 'dotted line',
  zigzag: 'zigzag',
  'canny edges': 'canny edges',
};

const sweeps: Readonly<Record<SweepName, { readonly name: string; readonly unit: string }>> = {
  rotation: { name: 'rotation', unit: '° to the right' },
  size: { name: 'size', unit: 'times as large' },
  'stroke width': { name: 'stroke width', unit: 'px more on either side' },
  noise: { name: 'noise', unit: 'standard deviation, 1 = full ink' },
  resolution: { name: 'resolution', unit: 'pixels a side' },
};

/** The words about corrupted, changed and attacked digits. */
export function robustness(numbers: ReportNumbers) {
  return {
    corruption: (kind: Corruption) => corruptions[kind],
    mean: (count: number, error: string, worst: readonly string[]) =>
      `Under the ${count} corruptions of MNIST-C, as strong as in the published data set, ${error} of the digits are misread on average. Worst are ${worst.join(', ')}.`,
    worst: (kind: Corruption, error: string) => `${corruptions[kind]} (${error})`,
    learned: learned(numbers),
    bySeverity: bySeverity(numbers),
    table: {
      caption: (most: number, least: number) =>
        `Misread at the published strength of MNIST-C, of ${numbers.counted(most, digit)}, and at each severity, where * is the published one (the others of ${numbers.whole(least)})`,
      head: ['corruption', 'as published'],
    },
    sweep: sweep(numbers),
    attacks: attacks(numbers),
    y: 'misread, %',
  };
}

/** What a network saw of MNIST-C's corruptions in training. */
function learned({ short, shortPercent }: ReportNumbers) {
  const rounded = (share: number) => shortPercent(Number(share.toFixed(2)));
  return {
    unknown: 'Whether training used similar changes is unknown.',
    none: 'None of these corruptions was used in training.',
    some: (resembled: readonly Corruption[], all: number, extents: readonly string[]) =>
      `None of these corruptions was used in training, but the recipe’s augmentation resembles ${resembled.length} of the ${all} ` +
      `(${resembled.map((kind) => corruptions[kind]).join(', ')})${extents.length > 0 ? `: ${extents.join(', ')}` : ''}. ` +
      `The other ${all - resembled.length} were never seen.`,
    /** How far each change went at most, and what MNIST-C does. */
    extents: {
      rotation: (most: number) => `rotation by up to ${short(most)}° (MNIST-C: 23°)`,
      scale: (most: number) =>
        `reduction by up to ${rounded(1 - Math.exp(-most))} (MNIST-C: ${rounded(0.3)})`,
      shear: (most: number) => `shear by up to ${short(most)} (MNIST-C: ${short(0.42)})`,
      translation: (most: number) => `shift by up to ${short(most)} px (MNIST-C: 3 px on each axis)`,
      rules: (share: number) => `straight strokes across ${rounded(share)} of the digits`,
      filter: (share: number) => `random filters on ${rounded(share)}`,
      paper: (share: number) => `grey paper in uneven light for ${rounded(share)}`,
      noise: (share: number) => `uniform noise on ${rounded(share)}`,
    },
  };
}

function bySeverity({ shortPercent }: ReportNumbers) {
  const level = shortPercent(0.95);
  return {
    title: 'Corruptions by severity',
    words: (count: number, weakest: string, strongest: string) =>
      `Mean error of the ${count} corruptions, from ${weakest} at severity 1 to ${strongest} at 5; the thin lines are the ${level} interval.`,
    x: 'severity',
    mean: (count: number) => `mean of the ${count}`,
    low: `${level}, lower end`,
    high: `${level}, upper end`,
  };
}

function sweep({ counted }: ReportNumbers) {
  return {
    title: (name: SweepName) => `Error by ${sweeps[name].name}`,
    words: (name: SweepName, n: number, best: Place, ends: readonly Place[]) =>
      `Of ${counted(n, digit)}, ${best.error} are misread at ${best.at} (${sweeps[name].unit}), ` +
      `${ends.map(({ error, at }) => `${error} at ${at}`).join(' and ')}.`,
    x: (name: SweepName) => `${sweeps[name].name}: ${sweeps[name].unit}`,
    misread: 'misread',
  };
}

/** The error at a value of the property. */
type Place = { readonly error: string; readonly at: string };

function attacks({ counted }: ReportNumbers) {
  return {
    none: 'No attacks: the bundle has no explain.onnx for computing gradients.',
    title: 'Attacks',
    words: (
      n: number,
      errors: readonly { readonly fgsm: string; readonly pgd: string; readonly radius: string }[],
    ) =>
      'Ink changed adversarially, each pixel by at most the radius: in one step (FGSM) and by projected gradient ascent (PGD). ' +
      `Misread of ${counted(n, digit)}: ${errors.map(({ fgsm, pgd, radius }) => `${fgsm} and ${pgd} at ${radius}`).join('; ')}.`,
    x: 'radius, share of full ink',
  };
}
