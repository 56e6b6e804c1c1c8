import { type Cheque, readCheques } from '../../data/formats/cheques.ts';
import { loadDataset } from '../../data/sources/load.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { DataError } from '../../dataset/dataError.ts';
import { applySplit, splitByWriter } from '../../dataset/split.ts';
import type { LineStrokes, StripData } from '../../recipe/numberRecipe.ts';
import { type WriterDigits, writersOf } from '../../synthetic/lines/writerDigits.ts';
import type { DataSources } from '../trainingData.ts';
import { loadStrokeLines, type StrokeLineSides, type StrokeLines } from './strokeLines.ts';

/** Cheques, and single digits to compose lines from; both for training and held out. */
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

/** @throws DataError if a file is missing or damaged */
export async function loadStripSources(
  { tuning, recorded = 0, strokes }: StripData,
  { dataRoot, pictures }: DataSources,
): Promise<StripSources> {
  if (!dataRoot || !pictures) {
    throw new Error(
      'recipe.data: strips need the folder of the data sets (dataRoot) and a reader of pictures (pictures)',
    );
  }
  requireSets(dataRoot, ['mnist', 'qmnist', 'usps', 'orand-car-a']);
  const mnist = await loadDataset('mnist', 'train', { root: dataRoot });
  const usps = await loadDataset('usps', 'train', { root: dataRoot });
  const { train, validation } = applySplit(mnist, splitByWriter(mnist, HELD_OUT));
  const cheques = await readCheques(dataRoot, pictures.decode);
  const lines = recorded > 0 || strokes ? await openStrokes(dataRoot, strokes) : undefined;
  const kept = (i: number) => !tuning || i % tuning !== tuning - 1;
  return {
    cheques: cheques.train.filter((_, i) => kept(i)),
    heldOutCheques: tuning ? cheques.train.filter((_, i) => !kept(i)) : cheques.validation,
    writers: writersOf(train),
    heldOutWriters: writersOf(validation),
    usps: writersOf(usps),
    ...(lines && { strokes: lines.train, heldOutStrokes: lines.heldOut }),
    files: { ...mnist.files, ...usps.files, ...cheques.files, ...lines?.files },
  };
}

/** @throws DataError if no whole number is left to validate with */
async function openStrokes(root: string, strokes: LineStrokes | undefined): Promise<StrokeLineSides> {
  const lines = await loadStrokeLines(root, { ...HELD_OUT, leaveOut: strokes?.leaveOut });
  if (lines.heldOut.numbers.length > 0) return lines;
  throw new DataError(
    `recipe.data.strokes.leaveOut: without ${strokes?.leaveOut?.join(', ')} there are no whole numbers`,
  );
}

/** The writers of MNIST's training set that no released model learned from. */
export async function heldOutWriters(dataRoot: string): Promise<WriterDigits[]> {
  const mnist = await loadDataset('mnist', 'train', { root: dataRoot });
  return writersOf(applySplit(mnist, splitByWriter(mnist, HELD_OUT)).validation);
}
