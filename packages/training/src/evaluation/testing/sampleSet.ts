import type { Random } from '@cifra/core/random/random.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';

/**
 * 200 digits by 20 writers of two series, with noise for pictures, and logits that are mostly
 * right.
 */
export function sampleSet(random: Random): { set: EvaluationSet; logits: Float32Array } {
  const n = 200;
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 10);
  const writers = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 10));
  const logits = Float32Array.from({ length: n * 10 }, (_, cell) => {
    const isRight = labels[Math.floor(cell / 10)] === cell % 10;
    return random.normal() + (isRight ? 3.5 : 0);
  });
  const set: EvaluationSet = {
    name: 'made-up <set>',
    about: { kind: 'synthetic' },
    images: Uint8Array.from({ length: n * 784 }, () => random.integer(256)),
    labels,
    writers,
    series: Int8Array.from(writers, (writer) => (writer % 2 === 0 ? 0 : 4)),
    files: { 'made-up': '00' },
    rows: Uint32Array.from(labels.keys()),
    doubtfulLabels: false,
  };
  return { set, logits };
}
