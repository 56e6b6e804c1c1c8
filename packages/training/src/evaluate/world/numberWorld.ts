import type { Picture } from '@cifra/core/base/types.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { readCheques } from '../../data/formats/cheques.ts';
import type { StrokeSample } from '../../data/formats/strokes.ts';
import { WRONG_VALIDATION_LABELS } from '../../data/formats/wrongLabels.ts';
import { catalogue as published } from '../../data/sources/catalogue.ts';
import { loadStrokes } from '../../data/sources/loadStrokes.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { familyOf } from '../../dataset/siteFamily.ts';
import type { WorldReading, Writer } from '../../evaluation/world/worldMatrix.ts';
import type { WorldReport } from '../../evaluation/world/worldReport.ts';
import { shuffled } from '../../learn/batches.ts';
import type { NumberRecipe } from '../../recipe/numberRecipe.ts';
import { ONE_PEN } from '../../synthetic/ink/drawInOnePen.ts';
import { linePicture } from '../../synthetic/lines/linePicture.ts';
import { toRecordedLine, writeRecordedLine } from '../../synthetic/lines/recordedLine.ts';
import { HELD_OUT } from '../../tasks/line/stripSources.ts';
import { loadStrokeLines } from '../../tasks/line/strokeLines.ts';
import type { DataSources } from '../../tasks/trainingData.ts';
import type { EvaluationOptions } from '../evaluationOptions.ts';
import { type ReadCollection, readCollections } from './readCollections.ts';
import { isAcceptedWrong, isRight, readNumber } from './readNumber.ts';
import { BANK, writerOf } from './writers.ts';

/** A picture of a number, what is written, and by whom. */
type WorldNumber = {
  readonly picture: () => Picture;
  /** As the collection writes it, spaces included. */
  readonly label: string;
  readonly writer: Writer & { readonly learned: boolean };
};

type Options = Pick<EvaluationOptions, 'runtime' | 'seed' | 'signal' | 'onEvent'> & {
  readonly model: Bundle<'number'>;
  /** Reads single digits, and is asked for a second opinion. */
  readonly digitModel: Bundle<'digit'>;
  readonly sources: DataSources;
  /** Numbers of each collection; all if absent. */
  readonly sample?: number | undefined;
};

/**
 * Reads whole numbers of all collections in the data folder with the whole reader, both models
 * together, and its default settings.
 */
export async function numberWorld(options: Options): Promise<WorldReport> {
  const { model, digitModel, runtime } = options;
  const [classifier, lineModel] = await Promise.all([
    createClassifier(digitModel, runtime),
    createLineModel(model, runtime),
  ]);
  const recogniser = createRecogniser({ classifier, lineModel });
  const read = (name: string, numbers: readonly WorldNumber[]) =>
    readNumbers(name, numbers, recogniser, options);
  try {
    return await readCollections(
      {
        unipen: async () => read('unipen, whole numbers', await recordedNumbers(options)),
        'orand-car-a': async () => read('orand-car-a, held-out cheques', await heldOutCheques(options)),
      },
      options,
    );
  } finally {
    await Promise.all([classifier.release(), lineModel.release()]);
  }
}

/** Numbers of two digits or more in one row, drawn in one pen. */
async function recordedNumbers({ model, sources }: Options): Promise<WorldNumber[]> {
  const { dataRoot: root = '', catalogue = published } = sources;
  const { numbers } = catalogue.strokes.unipen;
  requireSets(root, ['unipen']);
  const isTrained = Object.values(model.manifest.training.data).includes(numbers.sha256);
  const { leaveOut } = (model.manifest.training.recipe as Partial<NumberRecipe>).data?.strokes ?? {};
  const split = { ...HELD_OUT, leaveOut };
  const held = isTrained ? (await loadStrokeLines(root, split, catalogue)).heldOutWriters : null;
  const isLearned = ({ site, writer }: StrokeSample) =>
    held !== null && !held.has(writer) && !leaveOut?.includes(familyOf(site));
  const random = createRandom('world numbers');
  return (await loadStrokes(root, numbers)).flatMap((sample, i) => {
    const line = digitsOf(sample.label).length > 1 ? toRecordedLine(sample) : null;
    if (line === null) return [];
    return {
      picture: () => linePicture(writeRecordedLine(line, ONE_PEN, random.split(i))),
      label: sample.label,
      writer: { ...writerOf(sample), learned: isLearned(sample) },
    };
  });
}

async function heldOutCheques({ sources: { dataRoot = '', pictures } }: Options): Promise<WorldNumber[]> {
  if (!pictures) throw new Error('numberWorld: cheques need a reader of pictures (pictures)');
  requireSets(dataRoot, ['orand-car-a']);
  const { validation } = await readCheques(dataRoot, pictures.decode);
  return validation.map(({ file, digits, picture }) => ({
    picture: () => picture,
    label: WRONG_VALIDATION_LABELS.get(file) ?? digits,
    writer: { ...BANK, learned: false },
  }));
}

async function readNumbers(
  name: string,
  all: readonly WorldNumber[],
  recogniser: Recogniser,
  { sample = Infinity, seed, signal, onEvent }: Options,
): Promise<ReadCollection> {
  const order = shuffled(all.length, createRandom(seed).split('world'));
  const numbers = Array.from(order.subarray(0, Math.min(all.length, sample)), (i) => all[i]);
  const readings: WorldReading[] = [];
  for (const { picture, label, writer } of numbers) {
    signal?.throwIfAborted();
    const read = await readNumber(recogniser, picture());
    readings.push({
      ...writer,
      right: isRight(read, label),
      accepted: read.accepted.length > 0,
      acceptedWrong: isAcceptedWrong(read, label),
    });
    const { length: done } = readings;
    onEvent?.({ kind: 'pictures', set: name, done, total: numbers.length });
  }
  return { name, readings };
}
