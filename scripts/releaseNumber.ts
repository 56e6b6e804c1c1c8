// Makes models/number of a finished run's last weights, or calibrates the released weights again:
//
//   node scripts/releaseNumber.ts DATA VERSION [RUN]
//
// A run that began with another one may follow the same recipe: the version is the model's. The probabilities are calibrated for the reader as a
// whole, line model and classifier of single digits together, with and without a format, on data held out for validation: the cheques of
// ORAND-CAR-A's validation part (with the wrong labels corrected), and numbers of MNIST's training writers that neither model learned from.
// No test set is opened.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureReader } from '@cifra/cli/training/pictures.ts';
import { calibrate } from '@cifra/core/decode/decodeLine.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Figure, NumberManifest, Task } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random.ts';
import { createRecogniser } from '@cifra/core/recognise.ts';
import type { Picture, Reading } from '@cifra/core/types.ts';
import * as ort from '@cifra/node/onnxruntime.ts';
import { numberCard } from '@cifra/training/bundle/numberCard.ts';
import { fitPlatt } from '@cifra/training/calibrate/platt.ts';
import { type Answer, riskCoverage } from '@cifra/training/calibrate/riskCoverage.ts';
import { readCheques } from '@cifra/training/data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/formats/wrongLabels.ts';
import { replayingReader } from '@cifra/training/evaluation/numbers/replayingReader.ts';
import { wilsonInterval } from '@cifra/training/evaluation/statistics/wilson.ts';
import type { NumberRecipe } from '@cifra/training/recipe/numberRecipe.ts';
import { openCheckpoints } from '@cifra/training/run/checkpointFolder.ts';
import { readRun } from '@cifra/training/run/runFolder.ts';
import { type FormatName, formatPictures } from '@cifra/training/synthetic/lines/formatPictures.ts';
import { writtenPictures } from '@cifra/training/synthetic/lines/writtenPictures.ts';
import { numberTask } from '@cifra/training/tasks/line/numberTask.ts';
import { heldOutHands } from '@cifra/training/tasks/line/stripSources.ts';

const COMMAND = 'node scripts/releaseNumber.ts';

type Item = {
  readonly picture: Picture;
  readonly digits: string;
  readonly expect: Expect;
  /** Null where only the digits are known. */
  readonly value: string | null;
};

const [root, version, run] = process.argv.slice(2);
if (!root || !version) throw new Error('usage: node scripts/releaseNumber.ts DATA VERSION [RUN]');
const models = join(import.meta.dirname, '../models');
const target = join(models, 'number');
const runtime = onnxRuntime(ort);
const bundle = await load(run ? await lastBundle(run) : target, 'number');
const classifier = await createClassifier(await load(join(models, 'digit'), 'digit'), runtime);
const hands = await heldOutHands(root);

const sets: Readonly<Record<string, readonly Item[]>> = {
  'orand-car-a, every fifth cheque, wrong labels mended': await cheques(),
  'numbers of five digits by one held-out MNIST writer each, apart': fiveDigits('apart'),
  'numbers of five digits by one held-out MNIST writer each, close': fiveDigits('close'),
  'amounts by one held-out MNIST writer each': inFormat('amount'),
  'dates by one held-out MNIST writer each': inFormat('date'),
  'phone numbers by one held-out MNIST writer each': inFormat('phone'),
};

const uncalibrated = { slope: 1, intercept: 0 };
const raw = await answersOf({ ...bundle.manifest, calibration: uncalibrated });
const calibration = fitPlatt(raw.flatMap(both).filter(({ probability }) => probability > 0));
const answers = raw.flatMap(both).map((answer) => ({
  ...answer,
  probability: calibrate(answer.probability, calibration),
}));
// The figures of training stay; those of the whole reader are measured anew.
const ofTraining = bundle.manifest.figures.filter(({ command }) => command !== COMMAND);
const manifest: NumberManifest = {
  ...bundle.manifest,
  version,
  calibration,
  riskCoverage: riskCoverage(answers),
  figures: [
    ...ofTraining,
    ...Object.keys(sets).flatMap((data, i) => [
      figureOf('whole numbers right, by the whole reader', data, raw[i].bare),
      figureOf('values right with the format given, by the whole reader', data, raw[i].inFormat),
    ]),
  ],
};
await mkdir(target, { recursive: true });
await writeFile(join(target, 'model.onnx'), bundle.model);
await writeFile(join(target, 'CARD.md'), numberCard(manifest, manifest.training.recipe as NumberRecipe));
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(calibration);
for (const { name, data, value, n, interval95 } of manifest.figures)
  console.log(name, data, value, `n=${n}`, interval95.join(' – '));

async function cheques(): Promise<Item[]> {
  const { validation } = await readCheques(root, pictureReader().decode);
  return validation.map(({ file, picture, digits }) => ({
    picture,
    digits: WRONG_VALIDATION_LABELS.get(file) ?? digits,
    expect: { kind: 'amount' },
    value: null,
  }));
}

function fiveDigits(how: 'apart' | 'close'): Item[] {
  return writtenPictures(hands, 800, how).map(({ picture, digits }) => ({
    picture,
    digits,
    expect: { kind: 'digits', count: 5 },
    value: digits,
  }));
}

function inFormat(name: FormatName): Item[] {
  return [...formatPictures(hands, 400, name, 'calibrate')].map(({ text, ...rest }) => ({
    ...rest,
    digits: digitsOf(text),
  }));
}

/**
 * The folder of a bundle of the weights that the run ended with. Its best ones by validation are chosen among epochs by a few strips; by numbers
 * read whole the last ones were better.
 */
async function lastBundle(run: string): Promise<string> {
  const earlier = await readRun(run);
  const { newest } = await (await openCheckpoints(join(run, 'checkpoints'))).latest();
  if (!earlier || !newest) throw new Error(`${run}: there is no finished run`);
  const { seed, commit, versions, data, from } = earlier.head;
  const task = await numberTask(
    earlier.recipe as NumberRecipe,
    { dataRoot: root, pictures: pictureReader(), runtime },
    createRandom(seed),
  );
  const { progress, state } = newest.checkpoint;
  const epochs = progress.step / task.batches.stepsPerEpoch;
  const folder = await mkdtemp(join(tmpdir(), 'cifra-release-'));
  await task.release(folder, state, { seed, commit, versions, data, epochs, ...(from && { from }) });
  return folder;
}

type Answers = { readonly bare: readonly Answer[]; readonly inFormat: readonly Answer[] };

function both({ bare, inFormat }: Answers): Answer[] {
  return [...bare, ...inFormat];
}

/** What the whole reader says of each set, without and with the format, with the probability that it gives itself. */
async function answersOf(withManifest: NumberManifest): Promise<Answers[]> {
  const lineModel = await createLineModel({ ...bundle, manifest: withManifest }, runtime);
  const replayed = replayingReader(lineModel);
  const { recognise } = createRecogniser({ classifier, lineModel: replayed });
  const all: Answers[] = [];
  for (const items of Object.values(sets)) {
    const [bare, inFormat]: [Answer[], Answer[]] = [[], []];
    for (const { picture, digits, expect, value } of items) {
      const plain = await recognise(picture);
      bare.push(answerOf(plain, ({ value }) => value === digits));
      replayed.again();
      const known = await recognise(picture, { expect });
      inFormat.push(
        answerOf(known, (read) => (value === null ? digitsOf(read.text) === digits : read.value === value)),
      );
      replayed.next();
    }
    all.push({ bare, inFormat });
  }
  await lineModel.release();
  return all;
}

function answerOf(readings: readonly Reading[], isRight: (reading: Reading) => boolean): Answer {
  const [reading] = readings;
  // What is cut off or more than one line is refused whatever its probability.
  const usable = readings.length === 1 && reading.refusal !== 'cut-off';
  return { probability: usable ? reading.confidence : 0, right: isRight(reading) };
}

function figureOf(name: string, data: string, answers: readonly Answer[]): Figure {
  const right = answers.filter((answer) => answer.right).length;
  const [low, high] = wilsonInterval(right, answers.length);
  return {
    name,
    data,
    metric: 'accuracy',
    value: right / answers.length,
    n: answers.length,
    interval95: [low, high],
    command: COMMAND,
  };
}

async function load<T extends Task>(folder: string, task: T) {
  const [text, model] = await Promise.all(
    ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
  );
  return parseBundle({ manifest: text.toString(), model }, task);
}
