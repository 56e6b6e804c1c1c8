import { type Cheque, readCheques } from '../../data/formats/cheques.ts';
import { WRONG_DIGIT_LABELS } from '../../data/formats/wrongLabels.ts';
import type { PictureReader } from '../../data/pictures/readPictures.ts';
import type { Catalogue } from '../../data/sources/catalogue.ts';
import { loadDataset } from '../../data/sources/load.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { DataError } from '../../dataset/dataError.ts';
import { applySplit, splitByWriter } from '../../dataset/split.ts';
import type { StripData } from '../../recipe/numberRecipe.ts';
import { stripCollections } from '../../recipe/stripCollections.ts';
import { type WriterDigits, writersOf } from '../../synthetic/lines/writerDigits.ts';
import type { DataSources } from '../trainingData.ts';
import { loadStrokeLines, type StrokeLineSides, type StrokeLines } from './strokeLines.ts';

/**
 * Cheques, and single digits to compose lines from; both for training and held out. Empty for
 * collections that the recipe does not use.
 */
export type StripSources = {
  readonly cheques: readonly Cheque[];
  readonly heldOutCheques: readonly Cheque[];
  readonly writers: readonly WriterDigits[];
  readonly heldOutWriters: readonly WriterDigits[];
  readonly usps: readonly WriterDigits[];
  /** Absent if the recipe uses no strokes. */
  readonly strokes?: StrokeLines;
  readonly heldOutStrokes?: StrokeLines;
  /** SHA-256 of the raw bytes of each data file. */
  readonly files: Readonly<Record<string, string>>;
};

/** Holds out the same writers as the digit models. */
export const HELD_OUT = { share: 0.08333, seed: 1 };

/**
 * Loads the collections that a recipe uses, and needs no others.
 * @throws DataError if a file is missing or damaged
 */
export async function loadStripSources(
  data: Partial<StripData>,
  { dataRoot, pictures, catalogue }: DataSources,
): Promise<StripSources> {
  if (!dataRoot || !pictures) {
    throw new Error(
      'recipe.data: strips need the folder of the data sets (dataRoot) and a reader of pictures (pictures)',
    );
  }
  const use = stripCollections(data);
  requireSets(dataRoot, [
    ...(use.mnist ? (['mnist', 'qmnist'] as const) : []),
    ...(use.usps ? (['usps'] as const) : []),
    ...(use.cheques ? (['orand-car-a'] as const) : []),
  ]);
  const mnist = use.mnist ? await loadMnist(dataRoot) : NO_WRITERS;
  const usps = use.usps ? await loadDataset('usps', 'train', { root: dataRoot }) : null;
  const cheques = use.cheques ? await loadCheques(data, dataRoot, pictures) : NO_CHEQUES;
  const lines = use.strokes ? await openStrokes(data, dataRoot, catalogue) : undefined;
  return {
    cheques: cheques.train,
    heldOutCheques: cheques.heldOut,
    writers: mnist.train,
    heldOutWriters: mnist.heldOut,
    usps: usps ? writersOf(usps) : [],
    ...(lines && { strokes: lines.train, heldOutStrokes: lines.heldOut }),
    files: { ...mnist.files, ...usps?.files, ...cheques.files, ...lines?.files },
  };
}

const NO_WRITERS = { train: [], heldOut: [], files: {} };
const NO_CHEQUES = { train: [], heldOut: [], files: {} };

/** Held-out digits with clearly wrong labels are left out. */
async function loadMnist(root: string) {
  const mnist = await loadDataset('mnist', 'train', { root });
  const split = splitByWriter(mnist, HELD_OUT);
  const rightly = split.validation.filter((i) => !WRONG_DIGIT_LABELS.has(i));
  const { train, validation } = applySplit(mnist, { ...split, validation: rightly });
  return { train: writersOf(train), heldOut: writersOf(validation), files: mnist.files };
}

async function loadCheques({ tuning }: Partial<StripData>, root: string, { decode }: PictureReader) {
  const { train, validation, files } = await readCheques(root, decode);
  const kept = (i: number) => !tuning || i % tuning !== tuning - 1;
  return {
    train: train.filter((_, i) => kept(i)),
    heldOut: tuning ? train.filter((_, i) => !kept(i)) : validation,
    files,
  };
}

/** @throws DataError if no whole number is left to validate with */
async function openStrokes(
  { strokes }: Partial<StripData>,
  root: string,
  catalogue: Catalogue | undefined,
): Promise<StrokeLineSides> {
  const lines = await loadStrokeLines(root, { ...HELD_OUT, leaveOut: strokes?.leaveOut }, catalogue);
  if (lines.heldOut.numbers.length > 0) return lines;
  throw new DataError(
    `recipe.data.strokes.leaveOut: without ${strokes?.leaveOut?.join(', ')} there are no whole numbers`,
  );
}

/** The writers of MNIST's training set that no released model learned from. */
export async function heldOutWriters(dataRoot: string): Promise<WriterDigits[]> {
  return (await loadMnist(dataRoot)).heldOut;
}
