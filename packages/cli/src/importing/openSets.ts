import { stat } from 'node:fs/promises';
import type { Raster } from '@cifra/core/base/types.ts';
import { normalise } from '@cifra/core/frames/normalise.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { usingModel } from '@cifra/node/models/usingModel.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { type DigitSet, toDigitSets, type ValueRange } from '@cifra/training/data/foreign/digitSet.ts';
import { idxFilesIn, pairsOnce } from '@cifra/training/data/foreign/idxFiles.ts';
import { joinParts } from '@cifra/training/data/foreign/joinParts.ts';
import { KINDS, openForeignFiles } from '@cifra/training/data/foreign/openForeign.ts';
import {
  hasBrightPaper,
  inverted,
  isTransposed,
  judgeOrientation,
  type OrientationEvidence,
  transposed,
} from '@cifra/training/data/foreign/orientation.ts';
import { CommandError } from '../platform/commandError.ts';
import type { SourceOptions } from './options.ts';

/** Data sets of other programs, upright, 255 = ink; with what was found out about them. */
export type OpenedSets = {
  readonly sets: readonly DigitSet[];
  /** Name of each format, once. */
  readonly kinds: readonly string[];
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  readonly range: ValueRange;
  readonly transposed: boolean;
  readonly inverted: boolean;
  readonly evidence: OrientationEvidence;
};

/**
 * Opens files of other programs as one data set and settles orientation and polarity, by the options
 * or by what the pictures show.
 * @throws DataError if a file does not fit
 */
export async function openSets(files: readonly string[], options: SourceOptions): Promise<OpenedSets> {
  const opened = await openForeignFiles(await allFiles(files), { ...options, decode });
  const where = files.join(', ');
  const { labels: meaning, digitsOnly } = options;
  const parts = joinParts(
    opened.flatMap((each) => each.parts),
    where,
  );
  const { sets: raw, range } = toDigitSets(parts, where, { meaning, digitsOnly });
  const invert = options.invert ?? hasBrightPaper(raw[0]);
  const inked = invert ? raw.map(inverted) : raw;
  const evidence = await judgeOrientation(inked.find(({ part }) => part === 'train') ?? inked[0], readDigits);
  const transpose = options.transpose ?? isTransposed(evidence);
  return {
    sets: transpose ? inked.map(transposed) : inked,
    kinds: [...new Set(opened.map(({ kind }) => KINDS[kind]))],
    files: opened.map(({ file, sha256 }) => ({ file, sha256 })),
    range,
    transposed: transpose,
    inverted: invert,
    evidence,
  };
}

/** Files as they are given; of a folder, its IDX files with pictures. */
async function allFiles(files: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const file of files) {
    if (!(await stat(file)).isDirectory()) all.push(file);
    else all.push(...(await idxFilesIn(file)));
  }
  if (all.length > 0) return pairsOnce(all);
  throw new CommandError(`${files.join(', ')} has no IDX files`, {
    hint: 'Name the files of the data set. A folder of pictures is used as it is: npx cifra train digit --train-on FOLDER',
  });
}

export async function decode(bytes: Uint8Array) {
  return (await decodePicture(bytes)).picture;
}

/** Reads single digits with the default model. */
async function readDigits(pictures: readonly Raster[]): Promise<number[]> {
  const folder = modelFolder('digit');
  const bundle = await loadBundle(folder, 'digit');
  const classifier = await usingModel(folder, () => createClassifier(bundle, runtime));
  try {
    const logits = await classifier.classify(pictures.map((picture) => normalise(picture)));
    return pictures.map((_, i) => {
      const scores = logits.subarray(10 * i, 10 * i + 10);
      return scores.indexOf(Math.max(...scores));
    });
  } finally {
    await classifier.release();
  }
}
