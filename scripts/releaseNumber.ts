// Makes models/number of a finished run's last weights: `node scripts/releaseNumber.ts DATA VERSION RUN`. A run that began with another one
// may follow the same recipe: the version is the model's.
// The probabilities of whole numbers are made honest for the reader as a whole, line model and classifier of single digits
// together, on data held out for validation: the cheques of ORAND-CAR-A's validation part (a plainly wrong label sets no threshold), and numbers of MNIST's training
// writers that neither model learned from. No test set is opened.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureReader } from '@cifra/cli/training/pictures.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import type { Figure, NumberManifest, Task } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom } from '@cifra/core/random.ts';
import { createRecogniser } from '@cifra/core/recognise.ts';
import * as ort from '@cifra/node/onnxruntime.ts';
import { numberCard } from '@cifra/training/bundle/numberCard.ts';
import { fitPlatt } from '@cifra/training/calibrate/platt.ts';
import { type Answer, riskCoverage } from '@cifra/training/calibrate/riskCoverage.ts';
import { readCheques } from '@cifra/training/data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/formats/wrongLabels.ts';
import { wilsonInterval } from '@cifra/training/evaluation/statistics/wilson.ts';
import type { NumberRecipe } from '@cifra/training/recipe/recipe.ts';
import { openCheckpoints } from '@cifra/training/run/checkpointFolder.ts';
import { readRun } from '@cifra/training/run/runFolder.ts';
import { type PictureOfNumber, writtenPictures } from '@cifra/training/synthetic/lines/writtenPictures.ts';
import { numberTask } from '@cifra/training/tasks/line/numberTask.ts';
import { heldOutHands } from '@cifra/training/tasks/line/stripSources.ts';

const [root, version, run] = process.argv.slice(2);
if (!root || !version || !run) throw new Error('usage: node scripts/releaseNumber.ts DATA VERSION RUN');
const models = join(import.meta.dirname, '../models');
const runtime = onnxRuntime(ort);
const bundle = await load(await lastBundle(), 'number');
const classifier = await createClassifier(await load(join(models, 'digit'), 'digit'), runtime);

const sets: Readonly<Record<string, readonly PictureOfNumber[]>> = {
  'orand-car-a, every fifth cheque, wrong labels mended': (
    await readCheques(root, pictureReader().decode)
  ).validation.map(({ file, picture, digits }) => ({
    picture,
    digits: WRONG_VALIDATION_LABELS.get(file) ?? digits,
  })),
  'numbers of five digits by one held-out MNIST writer each, apart': writtenPictures(
    await heldOutHands(root),
    800,
    'apart',
  ),
  'numbers of five digits by one held-out MNIST writer each, close': writtenPictures(
    await heldOutHands(root),
    800,
    'close',
  ),
};

const plain: NumberManifest = { ...bundle.manifest, calibration: { slope: 1, intercept: 0 } };
const calibration = fitPlatt((await answersOf(plain)).flat().filter(({ probability }) => probability > 0));
const fitted = { ...bundle.manifest, version, calibration };
const answers = await answersOf(fitted);
const manifest: NumberManifest = {
  ...fitted,
  riskCoverage: riskCoverage(answers.flat()),
  figures: [...fitted.figures, ...Object.keys(sets).map((data, i) => figureOf(data, answers[i]))],
};
const target = join(models, 'number');
await mkdir(target, { recursive: true });
await writeFile(join(target, 'model.onnx'), bundle.model);
await writeFile(join(target, 'CARD.md'), numberCard(manifest, manifest.training.recipe as NumberRecipe));
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(calibration);
for (const { data, value, n, interval95 } of manifest.figures)
  console.log(data, value, `n=${n}`, interval95.join(' – '));

/**
 * The folder of a bundle of the weights that the run ended with. Its best ones by validation are chosen among epochs by a few strips; by numbers
 * read whole the last ones were better.
 */
async function lastBundle(): Promise<string> {
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

/** What the whole reader says of each set, with the probability that it gives itself. */
async function answersOf(withManifest: NumberManifest): Promise<Answer[][]> {
  const lineReader = await createLineReader({ ...bundle, manifest: withManifest }, runtime);
  const { recognise } = createRecogniser({ classifier, lineReader });
  const all: Answer[][] = [];
  for (const pictures of Object.values(sets)) {
    const each: Answer[] = [];
    for (const { picture, digits } of pictures) {
      const readings = await recognise(picture);
      const [{ value, confidence, refusal }] = readings;
      // What is cut off or more than one line is refused whatever its probability.
      const usable = readings.length === 1 && refusal !== 'cut-off';
      each.push({ probability: usable ? confidence : 0, right: value === digits });
    }
    all.push(each);
  }
  await lineReader.release();
  return all;
}

function figureOf(data: string, answers: readonly Answer[]): Figure {
  const right = answers.filter((answer) => answer.right).length;
  const [low, high] = wilsonInterval(right, answers.length);
  return {
    name: 'whole numbers right, by the whole reader',
    data,
    metric: 'accuracy',
    value: right / answers.length,
    n: answers.length,
    interval95: [low, high],
    command: 'node scripts/releaseNumber.ts',
  };
}

async function load<T extends Task>(folder: string, task: T) {
  const [text, model] = await Promise.all(
    ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
  );
  return parseBundle({ manifest: text.toString(), model }, task);
}
