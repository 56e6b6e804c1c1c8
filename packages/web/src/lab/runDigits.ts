import type { Dataset } from '@cifra/training/dataset/dataset.ts';
import { applySplit, splitByLabel, splitByWriter } from '@cifra/training/dataset/split.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import type { LabData } from './messages.ts';

/** Number of digits per synthetic writer. */
const PER_WRITER = 20;

/** The digits of a run, split into training and held-out digits. */
export function runDigits(
  data: LabData,
  validation: { readonly share: number; readonly seed: number },
): { readonly train: Dataset; readonly validation: Dataset } {
  if (data.kind === 'own') {
    const own: Dataset = { name: 'own', files: {}, ...data.digits };
    return applySplit(own, splitByLabel(own, validation));
  }
  const writers = Math.ceil(data.samples / PER_WRITER);
  const drawn = syntheticDataset({ writers, perWriter: PER_WRITER, seed: 'lab' });
  return applySplit(drawn, splitByWriter(drawn, validation));
}

/** Returns the number of digits, training and held-out. */
export function countDigits(data: LabData): number {
  return data.kind === 'own' ? data.digits.labels.length : Math.ceil(data.samples / PER_WRITER) * PER_WRITER;
}
