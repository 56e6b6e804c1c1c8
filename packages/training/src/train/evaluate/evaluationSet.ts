import { stat } from 'node:fs/promises';
import { createRandom } from '@cifra/core/random.ts';
import { type Dataset, subset } from '../../data/dataset.ts';
import { type FolderOptions, readFolder } from '../../data/folder.ts';
import { loadDataset } from '../../data/load.ts';
import { type SplitOptions, splitByLabel, splitByWriter } from '../../data/split.ts';
import type { EvaluationSet } from '../../evaluation/judgeSet.ts';
import { shuffled } from '../batches.ts';

/** `test` opens a test set: for the final figure alone. `validation` is held out of the training part, as training does it. */
export const PARTS = ['test', 'validation'] as const;
export type EvaluatedPart = (typeof PARTS)[number];

export type SetSources = {
  /** Folder of the data sets, for `mnist` and `usps`. */
  readonly dataRoot: string;
  /** Reads a folder's pictures. */
  readonly pictures: Pick<FolderOptions, 'decode' | 'toDigit'>;
  /** How `validation` is held out. */
  readonly split: Required<SplitOptions>;
  /** So many digits, drawn from `seed`; all when absent. */
  readonly sample?: number | undefined;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
};

export type LoadedSet = { readonly set: EvaluationSet; readonly warnings: readonly string[] };

/** What was opened: the whole data set, which digits of it are meant, and how to say so. */
type Opened = {
  readonly dataset: Dataset;
  readonly rows: Uint32Array;
  readonly name: string;
  readonly about: string;
  readonly warnings: readonly string[];
};

/**
 * The digits that a model is judged on.
 *
 * @param name `mnist`, `usps`, or a folder with pictures in `0/` to `9/`
 * @throws Error when there is no such set, DataError when its files are missing or wrong
 */
export async function loadEvaluationSet(
  name: string,
  part: EvaluatedPart,
  sources: SetSources,
): Promise<LoadedSet> {
  const known = name === 'mnist' || name === 'usps';
  const opened = known ? await openKnown(name, part, sources) : await openFolder(name, part, sources);
  const { rows, drawn } = sampled(opened.rows, sources);
  const chosen = subset(opened.dataset, rows);
  const set = {
    ...chosen,
    name: opened.name,
    about: drawn ? `${opened.about} Only ${rows.length} of them, drawn by chance, were read.` : opened.about,
    rows,
    doubtfulLabels: name === 'mnist' && part === 'test',
  };
  return { set, warnings: opened.warnings };
}

async function openKnown(
  name: 'mnist' | 'usps',
  part: EvaluatedPart,
  { dataRoot, split }: SetSources,
): Promise<Opened> {
  const dataset = await loadDataset(name, part === 'test' ? 'test' : 'train', { root: dataRoot });
  if (part === 'test') return { ...whole(dataset), name: dataset.name, about: 'The published test digits.' };
  const heldOut = name === 'mnist' ? splitByWriter(dataset, split) : splitByLabel(dataset, split);
  const how = name === 'mnist' ? 'by writer' : 'by label, as nobody knows the writers';
  return {
    dataset,
    rows: heldOut.validation,
    name: `${name} validation`,
    about: `Digits held out of the training part, ${how} (share ${split.share}, seed ${split.seed}). ${CHOSEN_ON}`,
    warnings: [],
  };
}

const CHOSEN_ON = 'A model may have been chosen on them: its figures here can be a little too good.';

async function openFolder(
  folder: string,
  part: EvaluatedPart,
  { pictures, split, signal }: SetSources,
): Promise<Opened> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new Error(`there is no set "${folder}": wanted mnist, usps, or a folder of pictures that is there`);
  }
  const { dataset, failures } = await readFolder(folder, { ...pictures, ...(signal && { signal }) });
  const warnings = failures.map(({ file, reason }) => `${folder}/${file}: ${reason}; left out`);
  if (part === 'test') {
    return { ...whole(dataset), name: dataset.name, about: 'All pictures of a folder.', warnings };
  }
  return {
    dataset,
    rows: splitByLabel(dataset, split).validation,
    name: `${dataset.name} validation`,
    about: `Pictures of a folder, held out by label (share ${split.share}, seed ${split.seed}). ${CHOSEN_ON}`,
    warnings,
  };
}

function whole(dataset: Dataset) {
  return { dataset, rows: Uint32Array.from(dataset.labels.keys()), warnings: [] };
}

/** In the order of the whole set, so that a row means the same with and without a sample. */
function sampled(rows: Uint32Array, { sample = Infinity, seed }: Pick<SetSources, 'sample' | 'seed'>) {
  if (sample >= rows.length) return { rows, drawn: false };
  const order = shuffled(rows.length, createRandom(seed).split('quick')).subarray(0, sample);
  return { rows: Uint32Array.from(order, (at) => rows[at]).sort(), drawn: true };
}
