import { createRandom } from '@cifra/core/random/random.ts';
import type { PictureLayout } from '../data/pictures/layout.ts';
import type { PictureReader, ReadOptions } from '../data/pictures/readPictures.ts';
import { loadDataset } from '../data/sources/load.ts';
import { DataError } from '../dataset/dataError.ts';
import { type Dataset, subset } from '../dataset/dataset.ts';
import { type SplitOptions, splitByLabel, splitByWriter } from '../dataset/split.ts';
import type { EvaluationSet } from '../evaluation/report/evaluateSet.ts';
import type { SetAbout } from '../evaluation/report/setAbout.ts';
import { shuffled } from '../learn/batches.ts';
import { openPictures, readFolderDigits, unusedFiles } from '../tasks/digit/folderDigits.ts';

/**
 * `test` opens a test set, only for the final figure. `validation` is held out of the training
 * part, as in training.
 */
export const PARTS = ['test', 'validation'] as const;
export type EvaluatedPart = (typeof PARTS)[number];

export type SetSources = {
  /** Folder of the data sets, for `mnist` and `usps`. */
  readonly dataRoot: string;
  /** Reads a folder's pictures. */
  readonly pictures: PictureReader;
  /** Receives the number of pictures read. */
  readonly onPictures?: ReadOptions['onProgress'];
  /** How `validation` is held out. */
  readonly split: Required<SplitOptions>;
  /** Number of digits, drawn from `seed`; all if absent. */
  readonly sample?: number | undefined;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
};

export type LoadedSet = { readonly set: EvaluationSet; readonly warnings: readonly string[] };

/** An opened set: the whole data set, the selected digits, and a description. */
type Opened = {
  readonly dataset: Dataset;
  readonly rows: Uint32Array;
  readonly name: string;
  readonly about: SetAbout;
  readonly warnings: readonly string[];
};

/**
 * Loads the digits for evaluating a model.
 *
 * @param name `mnist`, `usps`, or a folder of pictures, as `readLayout` finds them
 * @throws Error if the set does not exist, DataError if its files are missing or wrong
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
    about: drawn ? { ...opened.about, drawn: rows.length } : opened.about,
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
  if (part === 'test') {
    return { ...whole(dataset), name: dataset.name, about: { kind: 'published test' } };
  }
  const heldOut = name === 'mnist' ? splitByWriter(dataset, split) : splitByLabel(dataset, split);
  return {
    dataset,
    rows: heldOut.validation,
    name: `${name} validation`,
    about: {
      kind: 'held out',
      by: name === 'mnist' ? 'writer' : 'label',
      share: split.share,
      seed: split.seed,
    },
    warnings: [],
  };
}

async function openFolder(folder: string, part: EvaluatedPart, sources: SetSources): Promise<Opened> {
  const layout = await openPictures(
    folder,
    `there is no set "${folder}": expected mnist, usps, or a folder of pictures that exists`,
  );
  return part === 'test' ? testPictures(layout, sources) : heldOutPictures(layout, sources);
}

/** The test part of a folder; all its pictures if it has no parts. */
async function testPictures(layout: PictureLayout, sources: SetSources): Promise<Opened> {
  const { folder, divided, parts } = layout;
  if (divided && !parts.test) {
    throw new DataError(
      `${folder}: has no test/ folder; use --part validation to evaluate on digits held out of its training part`,
    );
  }
  const { dataset, warnings } = await readFolderDigits(layout, divided ? 'test' : 'train', reading(sources));
  return {
    ...whole(dataset),
    name: dataset.name,
    about: { kind: divided ? 'folder, test part' : 'folder' },
    warnings: [...unusedFiles(layout), ...warnings],
  };
}

/** The validation part of a folder, or digits held out of its training part if it has none. */
async function heldOutPictures(layout: PictureLayout, sources: SetSources): Promise<Opened> {
  const own = layout.parts.validation !== undefined;
  const read = await readFolderDigits(layout, own ? 'validation' : 'train', reading(sources));
  const warnings = [...unusedFiles(layout), ...read.warnings];
  const { dataset } = read;
  const name = `${layout.name} validation`;
  if (own) return { ...whole(dataset), name, about: { kind: 'folder, validation part' }, warnings };
  const { split } = sources;
  return {
    dataset,
    rows: splitByLabel(dataset, split).validation,
    name,
    about: { kind: 'folder, held out', by: 'label', share: split.share, seed: split.seed },
    warnings,
  };
}

function reading({ pictures, signal, onPictures }: SetSources): ReadOptions {
  return { ...pictures, signal, onProgress: onPictures };
}

function whole(dataset: Dataset) {
  return { dataset, rows: Uint32Array.from(dataset.labels.keys()), warnings: [] };
}

/** Keeps the order of the whole set, so that a row means the same with and without a sample. */
function sampled(rows: Uint32Array, { sample = Infinity, seed }: Pick<SetSources, 'sample' | 'seed'>) {
  if (sample >= rows.length) return { rows, drawn: false };
  const order = shuffled(rows.length, createRandom(seed).split('quick')).subarray(0, sample);
  return { rows: Uint32Array.from(order, (at) => rows[at]).sort(), drawn: true };
}
