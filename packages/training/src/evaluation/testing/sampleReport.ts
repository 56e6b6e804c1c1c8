import { createRandom } from '@cifra/core/random/random.ts';
import { gapOf } from '../metrics/overfitting.ts';
import type { Evidence } from '../page/mistakesSection.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import { evaluateSet } from '../report/evaluateSet.ts';
import type { EvaluatedModel, Report } from '../report/report.ts';
import { measureRobustness } from '../robustness/measureRobustness.ts';
import { sampleSet } from './sampleSet.ts';
import { sampleWorld } from './sampleWorld.ts';

const model: EvaluatedModel = {
  name: 'a <b>',
  version: '1.0.0',
  parameters: 1200,
  multiplyAdds: 34_000,
  temperature: 0.8,
  sha256: 'ab'.repeat(32),
};

/** A report with every optional part. */
export async function sampleReport(): Promise<{ report: Report; set: EvaluationSet; evidence: Evidence }> {
  const chance = { resamples: 20, seed: 1 };
  const { set: plain, logits } = sampleSet(createRandom(3));
  const set = { ...plain, doubtfulLabels: true };
  const rival = { manifest: { ...model, name: 'rival' }, logits: sampleSet(createRandom(4)).logits };
  const evaluated = evaluateSet(set, { manifest: model, logits }, { chance, against: rival });
  const random = createRandom(5);
  const robustness = await measureRobustness(set, {
    effort: { published: 12, others: 6, attacked: 4, steps: 2 },
    chance,
    read: async (images) => Float32Array.from({ length: images.length * 10 }, () => random.normal()),
    gradient: async (images) => images.map((image) => image.map(() => random.normal())),
    training: { resembled: [], changes: [] },
  });
  const wrong = Uint8Array.from({ length: 200 }, (_, i) => (i % 50 === 0 ? 1 : 0));
  const curves = [1, 2, 3].map((epoch) => ({
    epoch,
    trainingLoss: 1 / epoch,
    validationLoss: 0.9 / epoch,
    validationError: 0.1 / epoch,
    trainingError: 0.08 / epoch,
  }));
  const report: Report = {
    format: 'cifra-report/4',
    model,
    against: { ...model, name: 'rival' },
    quick: true,
    ...chance,
    command: 'cifra evaluate a --out b',
    versions: { cifra: '0' },
    made: '2026-01-31T00:00:00.000Z',
    sets: [{ ...evaluated, robustness }],
    world: sampleWorld(),
    overfitting: { ...gapOf({ wrong }, { wrong }, chance), curves },
  };
  const evidence = new Map(
    evaluated.mistakes.map(({ row }) => [
      row,
      { side: 28, values: Float32Array.from({ length: 784 }, () => random.normal()) },
    ]),
  );
  return { report, set, evidence };
}
