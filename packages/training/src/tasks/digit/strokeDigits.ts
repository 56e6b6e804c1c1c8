import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '../../data/formats/strokes.ts';
import { type Catalogue, type HashedFile, catalogue as published } from '../../data/sources/catalogue.ts';
import { loadStrokes } from '../../data/sources/loadStrokes.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { DataError } from '../../dataset/dataError.ts';
import { type Dataset, NO_DIGIT } from '../../dataset/dataset.ts';
import { familyOf, SITE_FAMILIES } from '../../dataset/siteFamily.ts';
import { splitByWriter } from '../../dataset/split.ts';
import { type DrawnExamples, shuffled } from '../../learn/batches.ts';
import type { RecipeData } from '../../recipe/digitRecipe.ts';
import type { StrokeData } from '../../recipe/strokeData.ts';
import { drawFramed } from '../../synthetic/ink/drawFramed.ts';
import { toDrawing } from '../../synthetic/ink/drawing.ts';
import { drawVariants } from '../../synthetic/ink/variants/variants.ts';

const PIXELS = DIGIT_SIDE ** 2;

/** Letters and marks that look like digits: as negatives they would be wrong labels. */
const LOOKALIKES = "OoIlSsZzBGgqDbi|/\\!',`";

/** The numbers of these writers start here, because NIST's writers have smaller numbers. */
const FIRST_WRITER = 100_000;

/** Digits of recorded strokes, split by writer. */
export type StrokeDigits = {
  readonly drawn: DrawnExamples;
  /** Digits of held-out writers, drawn once. */
  readonly validation: Dataset;
  /** Draws some of the training digits, in the same way as `validation`. */
  sample(count: number, random: Random): Dataset;
  /** SHA-256 of the raw bytes of each file. */
  readonly files: Readonly<Record<string, string>>;
};

type Sources = {
  /** Folder of the data sets. */
  readonly root: string;
  readonly catalogue?: Catalogue | undefined;
};

/** What else is known about a run. */
export type StrokeUse = Pick<RecipeData, 'validation'> & {
  /** Number of other digits in an epoch. */
  readonly otherDigits: number;
  /** Draws the writers, if not all are learned from. */
  readonly random: Random;
};

/**
 * Loads the strokes that a recipe names.
 * @throws DataError if a file is missing or wrong
 */
export async function loadStrokeDigits(
  strokes: StrokeData,
  { validation, otherDigits, random }: StrokeUse,
  sources: Sources,
): Promise<StrokeDigits> {
  const recorded = await readRecorded(strokes, { validation, random }, sources);
  const { train, held, files } = recorded;
  return {
    files,
    drawn: drawnExamples(strokes, recorded, otherDigits),
    validation: drawOnce(held, recorded, createRandom(validation.seed).split('validation strokes')),
    sample: (count, random) =>
      drawOnce(
        Array.from({ length: count }, () => train[random.integer(train.length)]),
        recorded,
        random,
      ),
  };
}

/** Recorded digits on both sides of the split, and negatives for training. */
type Recorded = {
  readonly train: readonly StrokeSample[];
  readonly held: readonly StrokeSample[];
  /** By the writers of `train` or of no digits; without signs that look like digits. */
  readonly negatives: readonly StrokeSample[];
  /** Number of each writer. */
  readonly writers: ReadonlyMap<string, number>;
  readonly files: Readonly<Record<string, string>>;
};

async function readRecorded(
  strokes: StrokeData,
  { validation, random }: Omit<StrokeUse, 'otherDigits'>,
  { root, catalogue }: Sources,
): Promise<Recorded> {
  const { leaveOut = [], nonDigits = 0, writers: most = Infinity } = strokes;
  const needed = neededFiles(strokes, catalogue);
  requireSets(root, needed.sets);
  const read = async (wanted: readonly HashedFile[]) => {
    const parts = await Promise.all(wanted.map((file) => loadStrokes(root, file)));
    return parts.flat().filter(({ site }) => !leaveOut.includes(familyOf(site)));
  };
  const digits = (await read(needed.digits)).map(checkDigit);
  const writers = numbered(digits);
  const { train, held } = splitDigits(digits, validation);
  const chosen = someWriters(train, most, random);
  const isLearned = ({ writer }: StrokeSample) =>
    chosen.has(writer) || (most === Infinity && !writers.has(writer));
  const negatives = (await read(needed.negatives)).filter(
    (sample) => !looksLikeDigit(sample) && isLearned(sample),
  );
  if (nonDigits > 0 && negatives.length === 0) throw new DataError('the strokes have no letters or marks');
  const files = [...needed.digits, ...needed.negatives].map(({ path, sha256 }) => [path, sha256]);
  return { train: train.filter(isLearned), held, negatives, writers, files: Object.fromEntries(files) };
}

/** Names of as many writers; with the same generator, more writers include the fewer. */
function someWriters(digits: readonly StrokeSample[], most: number, random: Random): ReadonlySet<string> {
  const names = [...new Set(digits.map(({ writer }) => writer))].sort();
  return new Set(Array.from(shuffled(names.length, random), (i) => names[i]).slice(0, most));
}

/** The digits of an epoch that are drawn from strokes, then its negatives. */
function drawnExamples(
  { share, nonDigits = 0, variants = {} }: StrokeData,
  { train, negatives }: Pick<Recorded, 'train' | 'negatives'>,
  otherDigits: number,
): DrawnExamples {
  const digits = Math.round((otherDigits * share) / (1 - share));
  return {
    count: digits + nonDigits,
    draw(index, random, out) {
      const from = index < digits ? train : negatives;
      const sample = from[random.integer(from.length)];
      const label = index < digits ? Number(sample.label) : NO_DIGIT;
      // No variant belongs to NO_DIGIT.
      const drawing = drawVariants(label, toDrawing(sample), variants, random.split('variants'));
      drawFramed(drawing, random, out);
      return label;
    },
  };
}

/** Draws each of the samples, as its writer wrote it, in a style of its own. */
function drawOnce(
  samples: readonly StrokeSample[],
  { writers, files }: Pick<Recorded, 'writers' | 'files'>,
  random: Random,
): Dataset {
  const images = new Uint8Array(samples.length * PIXELS);
  for (const [i, sample] of samples.entries())
    drawFramed(toDrawing(sample), random.split(i), images.subarray(i * PIXELS, (i + 1) * PIXELS));
  return {
    name: 'strokes',
    images,
    labels: Uint8Array.from(samples, ({ label }) => Number(label)),
    writers: Int32Array.from(samples, ({ writer }) => writers.get(writer) ?? -1),
    files,
  };
}

function neededFiles({ leaveOut = [], nonDigits = 0 }: StrokeData, { strokes }: Catalogue = published) {
  const { unipen, pendigits } = strokes;
  const both = !leaveOut.includes('pendigits');
  return {
    sets: both ? (['unipen', 'pendigits'] as const) : (['unipen'] as const),
    digits: both ? [unipen.digits, pendigits.digits] : [unipen.digits],
    negatives: nonDigits > 0 ? [unipen.letters, unipen.marks] : [],
  };
}

function checkDigit(sample: StrokeSample): StrokeSample {
  if (/^\d$/.test(sample.label)) return sample;
  throw new DataError(`strokes of digits: label is ${JSON.stringify(sample.label)}, expected 0–9`);
}

/** True for letters and marks that are no negatives. */
export function looksLikeDigit({ label }: Pick<StrokeSample, 'label'>): boolean {
  return LOOKALIKES.includes(label);
}

/** A number for each writer. */
function numbered(digits: readonly StrokeSample[]): ReadonlyMap<string, number> {
  const names = [...new Set(digits.map(({ writer }) => writer))].sort();
  return new Map(names.map((name, i) => [name, FIRST_WRITER + i]));
}

/** Splits digits by writer. Every family of sites gives the same share of its digits. */
export function splitDigits(
  digits: readonly StrokeSample[],
  validation: RecipeData['validation'],
): Pick<Recorded, 'train' | 'held'> {
  const writers = numbered(digits);
  const split = splitByWriter(
    {
      name: 'strokes',
      labels: Uint8Array.from(digits, ({ label }) => Number(label)),
      writers: Int32Array.from(digits, ({ writer }) => writers.get(writer) ?? -1),
      series: Int8Array.from(digits, ({ site }) => SITE_FAMILIES.indexOf(familyOf(site))),
    },
    validation,
  );
  const at = (indices: Uint32Array) => Array.from(indices, (index) => digits[index]);
  return { train: at(split.train), held: at(split.validation) };
}
