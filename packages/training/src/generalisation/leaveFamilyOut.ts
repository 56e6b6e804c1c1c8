import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import type { PictureReader } from '../data/pictures/readPictures.ts';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import { type NumberReading, readNumber } from '../evaluate/world/readNumber.ts';
import { writeAtomically } from '../files/atomicFile.ts';
import { sha256 } from '../files/sha256.ts';
import type { TrainingEvent } from '../learn/events.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { calibrationSets } from '../release/calibrationSets.ts';
import { lastWeights } from '../release/lastWeights.ts';
import { releaseNumber } from '../release/releaseNumber.ts';
import { recipeHash } from '../run/versions.ts';
import type { Engine } from '../workers/openTrainer.ts';
import { readBeforeStrokes, readBundle } from './beforeStrokes.ts';
import { digitsWithout, linesWithout } from './familyRecipes.ts';
import { finishedRun } from './finishedRun.ts';
import { type Written, writtenByFamily } from './writtenByFamily.ts';

export type FamilyProtocol = Engine & {
  readonly dataRoot: string;
  readonly pictures: PictureReader;
  /** Folder of the bundles `digit` and `number` that the runs start from, trained on no strokes. */
  readonly from: string;
  /** Folder of all runs, one folder for each family. */
  readonly runs: string;
  readonly recipes: { readonly digit: DigitRecipe; readonly number: NumberRecipe };
  /** Pictures of each kind that are read, and of each set for calibration; all if absent. */
  readonly most?: number | undefined;
  readonly signal?: AbortSignal;
  readonly onEvent?: (what: string, event: TrainingEvent | Progress) => void;
};

/** Progress of reading. */
export type Progress = { readonly kind: 'pictures'; readonly done: number; readonly total: number };

/** A reading of something that a writer of the family wrote. */
export type FamilyReading = NumberReading & Pick<Written, 'writer' | 'label' | 'slashed'>;

/** The two readers that are compared: of models trained on no strokes, and without the family. */
export const READERS = ['before', 'without'] as const;
export type ReaderName = (typeof READERS)[number];
type ByReader = Readonly<Record<ReaderName, readonly FamilyReading[]>>;

/** All readings of a family, by readers whose models never saw it. */
export type FamilyReadings = {
  readonly family: SiteFamily;
  /** Recipes and number of pictures: families are compared only if these are the same. */
  readonly settings: string;
  /** SHA-256 of the files and thresholds of all models. */
  readonly models: string;
  readonly digits: ByReader;
  readonly numbers: ByReader;
};

/**
 * Trains both models of a reader without a family of sites, chooses their thresholds without it, and
 * reads the family with them and with the models that the runs start from. Everything finished is
 * kept in a folder and not repeated.
 * @throws CifraError if a model to start from was trained on strokes, or the folder holds other runs
 */
export async function leaveFamilyOut(family: SiteFamily, protocol: FamilyProtocol): Promise<FamilyReadings> {
  const before = {
    digit: await readBeforeStrokes(join(protocol.from, 'digit'), 'digit'),
    number: await readBeforeStrokes(join(protocol.from, 'number'), 'number'),
  };
  const without = await trainWithout(family, protocol);
  const file = join(protocol.runs, family, 'readings.json');
  const [settings, models] = [settingsOf(protocol), modelsOf({ before, without })];
  const earlier = await readReadings(file);
  if (earlier?.settings === settings && earlier.models === models) return earlier;
  const { digits, numbers } = await writtenByFamily(family, protocol);
  const read = async (what: string, written: readonly Written[]): Promise<ByReader> => ({
    before: await readAll(`${what} before`, written, before, protocol),
    without: await readAll(`${what} without ${family}`, written, without, protocol),
  });
  const readings = {
    family,
    settings,
    models,
    digits: await read('digits', digits),
    numbers: await read('numbers', numbers),
  };
  await writeAtomically(file, JSON.stringify(readings));
  return readings;
}

/** The readings in a file; null if there are none yet. */
export async function readReadings(file: string): Promise<FamilyReadings | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as FamilyReadings);
}

type Models = { readonly digit: Bundle<'digit'>; readonly number: Bundle<'number'> };

async function trainWithout(family: SiteFamily, protocol: FamilyProtocol): Promise<Models> {
  const { recipes, from, runs, onEvent } = protocol;
  const folder = join(runs, family);
  const run = (task: 'digit' | 'number', recipe: DigitRecipe | NumberRecipe) =>
    finishedRun({
      ...protocol,
      recipe,
      from: join(from, task),
      out: join(folder, task),
      onEvent: (event) => onEvent?.(`${task} without ${family}`, event),
    });
  // The thresholds of a digit model are chosen when its run ends.
  const digit = await readBundle(await run('digit', digitsWithout(recipes.digit, [family])), 'digit');
  await run('number', linesWithout(recipes.number, [family]));
  return { digit, number: await releasedLines(join(folder, 'number'), digit, protocol) };
}

/** Chooses the threshold of a run's line model as a release does, unless it was done before. */
async function releasedLines(
  run: string,
  digit: Bundle<'digit'>,
  protocol: FamilyProtocol,
): Promise<Bundle<'number'>> {
  const { dataRoot, pictures, runtime, most = Infinity } = protocol;
  const folder = join(run, `released-${most}`);
  const existing = await readBundle(folder, 'number').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (existing) return existing;
  const bundle = await lastWeights(run, { dataRoot, pictures, runtime });
  const { calibrate, measure, without } = await calibrationSets(dataRoot, pictures.decode, bundle.manifest);
  const classifier = await createClassifier(digit, runtime);
  try {
    const { name, version } = bundle.manifest;
    const sets = {
      calibrate: Object.fromEntries(
        Object.entries(calibrate).map(([group, sets]) => [group, firstOf(sets, most)]),
      ),
      measure: firstOf(measure, most),
      without: firstOf(without, most),
    };
    await releaseNumber(folder, bundle, { name, version, sets, classifier, runtime });
  } finally {
    await classifier.release();
  }
  return readBundle(folder, 'number');
}

function firstOf<T>(sets: Readonly<Record<string, readonly T[]>>, most: number): Record<string, T[]> {
  return Object.fromEntries(Object.entries(sets).map(([name, items]) => [name, items.slice(0, most)]));
}

/** What a family's readings depend on besides the models that the runs start from. */
export function settingsOf({ recipes, most }: Pick<FamilyProtocol, 'recipes' | 'most'>): string {
  return JSON.stringify({ digit: recipeHash(recipes.digit), number: recipeHash(recipes.number), most });
}

/** Changes with the models, but not with the code of the reader. */
function modelsOf(readers: Readonly<Record<ReaderName, Models>>): string {
  const manifests = READERS.flatMap((reader) =>
    Object.values(readers[reader]).map(({ manifest }) => manifest),
  );
  return sha256(new TextEncoder().encode(JSON.stringify(manifests)));
}

async function readAll(
  what: string,
  written: readonly Written[],
  { digit, number }: Models,
  { runtime, signal, onEvent }: Pick<FamilyProtocol, 'runtime' | 'signal' | 'onEvent'>,
): Promise<FamilyReading[]> {
  const classifier = await createClassifier(digit, runtime);
  const lineModel = await createLineModel(number, runtime);
  const recogniser = createRecogniser({ classifier, lineModel });
  const readings: FamilyReading[] = [];
  try {
    for (const { picture, ...about } of written) {
      signal?.throwIfAborted();
      readings.push({ ...about, ...(await readNumber(recogniser, picture())) });
      onEvent?.(what, { kind: 'pictures', done: readings.length, total: written.length });
    }
    return readings;
  } finally {
    await Promise.all([classifier.release(), lineModel.release()]);
  }
}
