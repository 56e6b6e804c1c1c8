// Made-up models and reports for the examples of the view.
import type { DigitManifest, Figure, NumberManifest } from '@cifra/core/model/manifest.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';
import { evaluateStrings } from '@cifra/training/evaluation/numbers/evaluateStrings.ts';
import type { NumberReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import { type EvaluationSet, evaluateSet } from '@cifra/training/evaluation/report/evaluateSet.ts';
import type { Report } from '@cifra/training/evaluation/report/report.ts';
import { worldFileOf } from '@cifra/training/evaluation/world/worldFile.ts';
import { type WorldReading, worldMatrix } from '@cifra/training/evaluation/world/worldMatrix.ts';
import type { ModelWorld } from './worldFile.ts';

const DIGITS = 120;
const chance = { resamples: 20, seed: 1 };

const head = {
  format: 'cifra-bundle/1',
  version: '1.0.0',
  temperature: 0.8,
  multiplyAdds: 1_200_000,
  parameters: 60_000,
  files: {},
  training: { recipe: {}, seed: 1, commit: '', versions: {}, data: {}, epochs: 1 },
} as const;

function figure(name: string, value: number): Figure {
  const interval95 = [value - 0.004, value + 0.003] as const;
  return { name, data: 'made-up', metric: 'accuracy', value, n: 10_000, interval95, command: '' };
}

const riskCoverage = [
  { minimumProbability: 0.2, risk: 0.02, coverage: 1 },
  { minimumProbability: 0.6, risk: 0.008, coverage: 0.9 },
  { minimumProbability: 0.9, risk: 0, coverage: 0.6 },
];

export const sampleDigitModel: DigitManifest = {
  ...head,
  task: 'digit',
  name: 'made-up-digit',
  labels: [],
  input: { name: 'image', shape: [1, 28, 28], range: [0, 1] },
  outputs: { logits: 'logits', features: 'features' },
  figures: [figure('digits', 0.992), figure('digits, by others', 0.971)],
  refusal: { minimumProbability: 0.7, minimumEnergy: 1 },
  riskCoverage,
  conformal: [
    { coverage: 0.95, minimumProbability: 0.8 },
    { coverage: 0.99, minimumProbability: 0.1 },
  ],
};

export const sampleNumberModel: NumberManifest = {
  ...head,
  task: 'number',
  name: 'made-up-number',
  labels: [],
  input: { name: 'strip', shape: [1, 32, -1], range: [0, 1], stride: 4 },
  outputs: { logits: 'logits' },
  figures: [figure('digits', 0.985), figure('whole strings right', 0.93)],
  calibration: { slope: 1, intercept: 0 },
  riskCoverage,
};

/** A made-up model that reads some groups better than others, and one that was not measured. */
export const sampleWorlds: readonly ModelWorld[] = [
  {
    name: 'made-up-digit',
    world: worldFileOf(
      { collections: [{ name: 'made-up', n: 1200 }], missing: [], groups: worldMatrix(madeUpReadings()) },
      { sha256: '0'.repeat(64), command: 'cifra evaluate' },
    ),
  },
  { name: 'made-up-number', world: null },
];

/** By writers of four sites, the later ones worse; some groups are small. */
function madeUpReadings(): WorldReading[] {
  return Array.from({ length: 1200 }, (_, i) => {
    const site = ['north', 'east', 'south', 'west'][i % 4];
    const right = i % (40 - 8 * (i % 4)) !== 0;
    const accepted = i % 11 !== 0;
    return {
      site,
      family: i % 2 === 0 ? 'polar' : site,
      country: i % 40 === 1 ? 'Iceland' : i % 40 === 3 ? 'Peru' : i % 3 === 0 ? 'UK' : 'Japan',
      hand: i % 9 === 0 ? ('left' as const) : ('right' as const),
      ...(i % 5 !== 0 && { sex: i % 5 < 3 ? ('female' as const) : ('male' as const), age: 15 + (i % 50) }),
      learned: i % 4 === 0 || i % 16 === 1,
      right,
      accepted,
      acceptedWrong: accepted && !right,
    };
  });
}

export const sampleMistakes: readonly Mistake[] = [
  { row: 12, label: 4, predicted: 9, probabilities: shares(9, 0.96, 4) },
  { row: 340, label: 4, predicted: 9, probabilities: shares(9, 0.71, 4) },
  { row: 7, label: 1, predicted: 7, probabilities: shares(7, 0.55, 1) },
];

function shares(best: number, share: number, next: number): number[] {
  return Array.from({ length: 10 }, (_, digit) => (digit === best ? share : digit === next ? 1 - share : 0));
}

const judged = {
  version: '1.0.0',
  parameters: 60_000,
  multiplyAdds: 1_200_000,
  temperature: 0.8,
  sha256: '0'.repeat(64),
};
const made = { ...chance, command: 'cifra evaluate', versions: {}, made: '2026-01-31T00:00:00.000Z' };

/** Made-up digits, most of them read right. */
export function sampleReport(): Report {
  const random = createRandom(3);
  const labels = Uint8Array.from({ length: DIGITS }, (_, i) => i % 10);
  const logits = Float32Array.from(
    { length: DIGITS * 10 },
    (_, cell) => random.normal() + (labels[Math.floor(cell / 10)] === cell % 10 ? 3.5 : 0),
  );
  const set: EvaluationSet = {
    name: 'made-up',
    about: { kind: 'synthetic' },
    images: Uint8Array.from({ length: DIGITS * 784 }, () => random.integer(256)),
    labels,
    writers: Int32Array.from({ length: DIGITS }, (_, i) => Math.floor(i / 10)),
    files: {},
    rows: Uint32Array.from(labels.keys()),
    doubtfulLabels: false,
  };
  const model = { ...judged, name: 'made-up-digit' };
  const sets = [evaluateSet(set, { manifest: model, logits }, { chance })];
  return { ...made, format: 'cifra-report/4', model, quick: true, sets };
}

/** Made-up strings, one in six misread. */
export function sampleNumberReport(): NumberReport {
  const strings = Array.from({ length: 60 }, (_, i) => {
    const wanted = String(10_000 + 997 * i);
    const wrong = i % 6 === 0;
    return {
      name: `${i}.png`,
      wanted,
      read: wrong ? wanted.slice(1) : wanted,
      probability: wrong ? 0.6 : 0.97,
    };
  });
  const set = { name: 'made-up', about: { kind: 'synthetic' }, strings } as const;
  return {
    ...made,
    format: 'cifra-number-report/3',
    model: { ...judged, name: 'made-up-number' },
    files: {},
    sets: [evaluateStrings(set, riskCoverage, chance)],
  };
}
