// Makes models/number of a finished run: `node scripts/releaseNumber.ts DATA RUN`; of one that began with another run's weights, blended
// with these: `node scripts/releaseNumber.ts DATA RUN START`.
// The probabilities of whole numbers are made honest for the reader as a whole, line model and classifier of single digits
// together, on data held out for validation: the cheques of ORAND-CAR-A's validation part (a plainly wrong label sets no threshold), and numbers of MNIST's training
// writers that neither model learned from. No test set is opened.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictures } from '@cifra/cli/training/pictures.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import type { Figure, NumberManifest, Task } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom } from '@cifra/core/random.ts';
import { createRecogniser } from '@cifra/core/recognise.ts';
import { readCheques } from '@cifra/training/data/strips/cheques.ts';
import { type PictureOfNumber, writtenPictures } from '@cifra/training/data/strips/writtenPictures.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/strips/wrongLabels.ts';
import { wilsonInterval } from '@cifra/training/evaluation/wilson.ts';
import { blended } from '@cifra/training/train/blended.ts';
import { numberCard } from '@cifra/training/train/number/numberCard.ts';
import { numberTask } from '@cifra/training/train/number/numberTask.ts';
import { fitPlatt } from '@cifra/training/train/number/platt.ts';
import { heldOutHands } from '@cifra/training/train/number/stripSources.ts';
import type { NumberRecipe } from '@cifra/training/train/recipe.ts';
import { type Answer, riskCoverage } from '@cifra/training/train/riskCoverage.ts';
import { readRun } from '@cifra/training/train/runFolder.ts';
import { startingWeights } from '@cifra/training/train/startingWeights.ts';
import * as ort from 'onnxruntime-node';

/**
 * Share of the weights that a run began with: of 0, 0.2 and 0.4 the one with the fewest misread cheques of the validation part, and no
 * more misread numbers of held-out writers.
 */
const KEPT = 0.4;

const [root, run, start] = process.argv.slice(2);
if (!root || !run) throw new Error('usage: node scripts/releaseNumber.ts DATA RUN [START]');
const models = join(import.meta.dirname, '../models');
const runtime = onnxRuntime(ort);
const bundle = await load(start ? await blendedBundle(start) : join(run, 'bundle'), 'number');
const classifier = await createClassifier(await load(join(models, 'digit'), 'digit'), runtime);

const sets: Readonly<Record<string, readonly PictureOfNumber[]>> = {
  'orand-car-a, every fifth cheque, wrong labels mended': (
    await readCheques(root, pictures.decode)
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
const fitted = { ...bundle.manifest, calibration };
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

/** The folder of a bundle of the run's best weights, blended with the best ones of the run it began with. */
async function blendedBundle(startRun: string): Promise<string> {
  const [began, ended] = await Promise.all([startRun, run].map(startingWeights));
  const earlier = await readRun(run);
  const from = earlier?.head.from;
  if (!earlier || JSON.stringify(from) !== JSON.stringify(began.origin))
    throw new Error(`${run} did not begin with the weights of ${startRun}`);
  const { seed, commit, versions, data } = earlier.head;
  const sources = { dataRoot: root, pictures, runtime };
  const task = await numberTask(earlier.recipe as NumberRecipe, sources, createRandom(seed));
  const folder = await mkdtemp(join(tmpdir(), 'cifra-blend-'));
  const epochs = ended.origin.step / task.batches.stepsPerEpoch;
  const weights = blended(began.weights, ended.weights, KEPT);
  await task.release(
    folder,
    { ...ended.weights, ...weights },
    { seed, commit, versions, data, epochs, from: { ...began.origin, kept: KEPT } },
  );
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
