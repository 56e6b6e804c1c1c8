import type { DigitImage, Refusal } from '@cifra/core/base/types.ts';
import { decide } from '@cifra/core/decide/decide.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';
import { CHANGES, type Change, type ChangeKind, changed, RANGES, sweepValues, UNCHANGED } from './changes.ts';

/** The single-digit model's reading of a digit. */
export type Verdict = {
  readonly digit: number;
  readonly probability: number;
  readonly refusal: Refusal | null;
};

/** A changed digit and its reading. */
export type Changed = { readonly image: DigitImage; readonly verdict: Verdict };

/** Readings of a digit while one property is changed step by step, ascending. */
export type Sweep = readonly { readonly at: number; readonly verdict: Verdict }[];
export type Sweeps = Readonly<Record<ChangeKind, Sweep>>;

export async function verdicts(classifier: Classifier, images: readonly DigitImage[]): Promise<Verdict[]> {
  const logits = await classifier.classify(images);
  return images.map((_, i) => {
    const { digit, probabilities, refusal } = decide(
      logits.subarray(10 * i, 10 * i + 10),
      classifier.manifest,
    );
    return { digit, probability: probabilities[digit], refusal };
  });
}

export async function change(classifier: Classifier, digit: DigitImage, how: Change): Promise<Changed> {
  const image = changed(digit, how);
  const [verdict] = await verdicts(classifier, [image]);
  return { image, verdict };
}

/** Sweeps each kind of change separately through its whole range. */
export async function sweep(classifier: Classifier, digit: DigitImage): Promise<Sweeps> {
  const sweeps: [ChangeKind, Sweep][] = [];
  for (const kind of CHANGES) {
    const values = sweepValues(RANGES[kind]);
    const read = await verdicts(
      classifier,
      values.map((value) => changed(digit, { ...UNCHANGED, [kind]: value })),
    );
    sweeps.push([kind, values.map((at, i) => ({ at, verdict: read[i] }))]);
  }
  return Object.fromEntries(sweeps) as Sweeps;
}
