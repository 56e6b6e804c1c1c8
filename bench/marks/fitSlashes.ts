// Fits the weights of slashes in core's reading parameters, and prints them with the shares of
// slashes and 1s that they put in doubt.
//   node bench/marks/fitSlashes.ts        needs unipen, mnist and qmnist in the data folder

import type { Picture } from '@cifra/core/base/types.ts';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { READING_PARAMETERS } from '@cifra/core/reading/parameters.ts';
import { digitsAround, type SlashFeatures, seeSymbols, slashFeatures } from '@cifra/core/reading/slashes.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readStrokes, type StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { filesOf, released } from '../numbers/reader.ts';
import { logisticRegression } from './logisticRegression.ts';
import { digitPictures } from './mnistNumbers.ts';
import { drawnAt, inARow, penFor, pictureOf } from './strokePictures.ts';

/** Digit height, pixels, and gaps between composed digits, in digit heights. */
const SIZE = 44;
const GAP = [0.1, 0.35] as const;
/**
 * Composed numbers of UNIPEN, every third with a slash, and numbers of MNIST of two and of five
 * digits.
 */
const COMPOSED = 1500;
const MNIST = 400;

type Item = { readonly label: string; readonly picture: Picture };
type Found = { readonly isSlash: boolean; readonly features: SlashFeatures };

const { root, skip } = findRealData(['unipen', 'mnist', 'qmnist']);
if (!root) throw new Error(`fitSlashes: ${skip}`);
const [digit, number] = [
  await parseBundle(filesOf(released('digit')), 'digit'),
  await parseBundle(filesOf(released('number')), 'number'),
];
const lineModel = await createLineModel(number, runtime);
const { examine } = createRecogniser({ classifier: await createClassifier(digit, runtime), lineModel });
const [digits, marks, numbers] = [
  await readStrokes(`${root}/unipen/digits.jsonl`),
  await readStrokes(`${root}/unipen/marks.jsonl`),
  await readStrokes(`${root}/unipen/numbers.jsonl`),
];

/** The 1s and slashes of a picture that was read right except for slashes taken for 1s. */
async function strokesIn({ label, picture }: Item): Promise<Found[]> {
  const [read, ...others] = await examine(picture);
  const truth = [...label].filter((symbol) => /[\d/]/.test(symbol));
  const digitsOf = (text: string) => text.replaceAll('/', '1').replace(/\D/g, '');
  const raw = read.reading.raw.replaceAll(' ', '');
  if (others.length > 0 || read.strip === null || digitsOf(raw) !== digitsOf(label)) return [];
  const { logProbabilities } = decodeLine(await lineModel.read(read.strip), number.manifest);
  const seen = seeSymbols(raw, logProbabilities, read.strip, number.manifest.input.stride);
  let place = 0;
  return seen.flatMap(({ symbol }, i) => {
    if (!/[\d/]/.test(symbol)) return [];
    const isSlash = truth[place++] === '/';
    const features = /[1/]/.test(symbol)
      ? slashFeatures(seen[i], digitsAround(seen, i), READING_PARAMETERS.slashes)
      : null;
    return features ? [{ isSlash, features }] : [];
  });
}

function* wholeNumbers(rng: Random): Generator<Item> {
  for (const sample of numbers) {
    if (!/^[\d /.,:-]+$/.test(sample.label) || !/[1/]/.test(sample.label)) continue;
    const picture = pictureOf(drawnAt(sample, SIZE, penFor(SIZE, rng)), SIZE);
    if (picture) yield { label: sample.label.replaceAll(' ', ''), picture };
  }
}

/** Digits of one writer with a 1 of the same writer, or a slash of the same site, among them. */
function* composed(rng: Random): Generator<Item> {
  const slashes = marks.filter(({ label, em }) => label === '/' && em);
  const pick = (samples: readonly StrokeSample[]) => samples[rng.integer(samples.length)];
  for (let i = 0; i < COMPOSED; i++) {
    const slash = i % 3 === 0 ? pick(slashes) : null;
    const site = (slash ?? pick(digits)).site;
    const ofSite = digits.filter((sample) => sample.site === site && sample.em);
    if (ofSite.length === 0) continue;
    const { writer } = pick(ofSite);
    const own = ofSite.filter((sample) => sample.writer === writer);
    const ones = own.filter(({ label }) => label === '1');
    if (!slash && ones.length === 0) continue;
    const length = 2 + rng.integer(3);
    const at = rng.integer(length);
    const chosen = Array.from({ length }, (_, k) => (k === at ? (slash ?? pick(ones)) : pick(own)));
    const pen = penFor(SIZE, rng);
    const parts = chosen.map((sample) => drawnAt(sample, SIZE, pen));
    const picture = pictureOf(inARow(parts, SIZE, GAP, rng), SIZE);
    if (picture) yield { label: chosen.map(({ label }) => label).join(''), picture };
  }
}

const found: Found[] = [];
const sources = [
  wholeNumbers(createRandom('whole numbers')),
  composed(createRandom('composed')),
  await digitPictures(root, MNIST, 2, createRandom('pairs')),
  await digitPictures(root, MNIST, 5, createRandom('fives')),
];
for (const source of sources) {
  for (const item of source) found.push(...(await strokesIn(item)));
  process.stderr.write(`${found.length} strokes\n`);
}

const names = Object.keys(READING_PARAMETERS.slashes.weights) as (keyof SlashFeatures)[];
const { weights, bias, scores } = logisticRegression(
  found.map(({ features }) => names.map((name) => features[name])),
  found.map(({ isSlash }) => isSlash),
);
const [slashes, ones] = [true, false].map((which) => scores.filter((_, i) => found[i].isSlash === which));
console.log(`${slashes.length} slashes, ${ones.length} ones`);
console.log(Object.fromEntries(names.map((name, i) => [name, weights[i].toFixed(3)])), {
  bias: bias.toFixed(2),
});
const { longer, pair } = READING_PARAMETERS.slashes.prior;
for (const [what, prior] of Object.entries({ longer, pair })) {
  // Doubtful: the 1 keeps less than the released threshold of about 0.93.
  const doubtful = (some: readonly number[]) =>
    ((100 * some.filter((score) => score + prior > Math.log(0.07 / 0.93)).length) / some.length).toFixed(1);
  console.log(
    `prior ${what} ${prior}: doubts ${doubtful(slashes)} % of slashes, ${doubtful(ones)} % of ones`,
  );
}
