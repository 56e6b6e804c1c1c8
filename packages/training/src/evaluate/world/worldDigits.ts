import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '../../data/formats/strokes.ts';
import { catalogue } from '../../data/sources/catalogue.ts';
import { loadDataset } from '../../data/sources/load.ts';
import { loadStrokes } from '../../data/sources/loadStrokes.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { type Dataset, subset } from '../../dataset/dataset.ts';
import { familyOf } from '../../dataset/siteFamily.ts';
import { splitByLabel, splitByWriter } from '../../dataset/split.ts';
import type { Writer } from '../../evaluation/world/worldMatrix.ts';
import { shuffled } from '../../learn/batches.ts';
import type { DigitRecipe } from '../../recipe/digitRecipe.ts';
import { drawInOnePen } from '../../synthetic/ink/drawInOnePen.ts';
import { toDrawing } from '../../synthetic/ink/drawing.ts';
import { splitDigits } from '../../tasks/digit/strokeDigits.ts';
import { heldOutFor } from '../heldOut.ts';
import { NIST, POST, writerOf } from './writers.ts';

/** Digits of a collection, and who wrote each. */
export type WorldDigits = Pick<Dataset, 'images' | 'labels'> & {
  readonly name: string;
  readonly writers: readonly (Writer & { readonly learned: boolean })[];
};

type Manifest = Pick<DigitManifest, 'training'>;
export type WorldSample = {
  readonly dataRoot: string;
  /** Digits of each collection; all if absent. */
  readonly sample?: number;
  readonly seed: number;
};

/** The collections of digits, each loaded when it is its turn. No test set is among them. */
export const DIGIT_COLLECTIONS: Readonly<
  Record<string, (manifest: Manifest, options: WorldSample) => Promise<WorldDigits>>
> = {
  unipen: (manifest, options) => recorded('unipen', manifest, options),
  pendigits: (manifest, options) => recorded('pendigits', manifest, options),
  mnist: heldOutMnist,
  usps: trainingUsps,
};

async function recorded(
  name: 'unipen' | 'pendigits',
  { training }: Manifest,
  { dataRoot, sample, seed }: WorldSample,
): Promise<WorldDigits> {
  const sets = ['unipen', 'pendigits'] as const;
  const { strokes, validation } = (training.recipe as Partial<DigitRecipe>).data ?? {};
  const isKept = ({ site }: StrokeSample) => !strokes?.leaveOut?.includes(familyOf(site));
  // Whom a model learned from depends on all of its strokes.
  const needed = strokes === undefined ? [name] : sets;
  requireSets(dataRoot, needed);
  const loaded = await Promise.all(needed.map((set) => loadStrokes(dataRoot, catalogue.strokes[set].digits)));
  const learned = new Set(
    strokes && validation
      ? splitDigits(loaded.flat().filter(isKept), validation).train.map(({ writer }) => writer)
      : [],
  );
  const all = loaded[needed.indexOf(name)];
  const samples = some(all.length, sample, seed).map((i) => all[i]);
  const images = new Uint8Array(784 * samples.length);
  const rng = createRandom(`world ${name}`);
  for (const [i, digit] of samples.entries())
    drawInOnePen(toDrawing(digit), rng.split(i), images.subarray(784 * i, 784 * (i + 1)));
  return {
    name,
    images,
    labels: Uint8Array.from(samples, ({ label }) => Number(label)),
    writers: samples.map((digit) => ({ ...writerOf(digit), learned: learned.has(digit.writer) })),
  };
}

/** The writers whom the model's own recipe holds out. */
async function heldOutMnist(manifest: Manifest, options: WorldSample): Promise<WorldDigits> {
  requireSets(options.dataRoot, ['mnist', 'qmnist'], 'train');
  const all = await loadDataset('mnist', 'train', { root: options.dataRoot });
  const { validation } = splitByWriter(all, heldOutFor(manifest, 'mnist'));
  return digitsOf('mnist, held-out writers', subset(all, validation), NIST, false, options);
}

/** The training part of USPS; only the held-out digits if the model was trained on it. */
async function trainingUsps(manifest: Manifest, options: WorldSample): Promise<WorldDigits> {
  requireSets(options.dataRoot, ['usps'], 'train');
  const all = await loadDataset('usps', 'train', { root: options.dataRoot });
  const learned = Object.values(manifest.training.data);
  const isLearned = Object.values(all.files).some((hash) => learned.includes(hash));
  if (!isLearned) return digitsOf('usps, training part', all, POST, false, options);
  const { validation } = splitByLabel(all, heldOutFor(manifest, 'usps'));
  // Its writers are unknown, so they may be those of the training digits.
  return digitsOf('usps, held-out digits', subset(all, validation), POST, true, options);
}

function digitsOf(
  name: string,
  all: Dataset,
  writer: Writer,
  learned: boolean,
  { sample, seed }: WorldSample,
): WorldDigits {
  const { images, labels } = subset(all, some(all.labels.length, sample, seed));
  return { name, images, labels, writers: Array.from(labels, () => ({ ...writer, learned })) };
}

/** Numbers below n in order: all, or a sample of them. */
function some(n: number, sample = Infinity, seed: number): number[] {
  const order = shuffled(n, createRandom(seed).split('world'));
  return [...order.subarray(0, Math.min(n, sample))].sort((a, b) => a - b);
}
