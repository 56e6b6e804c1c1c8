import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syntheticDataset } from '../synthetic/digits/syntheticDataset.ts';
import { writersOf } from '../synthetic/lines/writerDigits.ts';
import { writtenPictures } from '../synthetic/lines/writtenPictures.ts';
import { runtime } from '../testing/runtime.ts';
import type { CalibrationSets } from './calibrationSets.ts';
import { releaseNumber } from './releaseNumber.ts';

const models = new URL('../../../../models/', import.meta.url);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-release-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function bundleIn<T extends Task>(place: URL, task: T): Promise<Bundle<T>> {
  const [manifest, model] = await Promise.all(
    ['manifest.json', 'model.onnx'].map((file) => readFile(new URL(file, place))),
  );
  return parseBundle({ manifest: manifest.toString(), model }, task);
}

/** A few numbers of drawn digits, the last one with a wrong label. */
function tinySets(): CalibrationSets {
  const writers = writersOf(syntheticDataset({ writers: 4, perWriter: 60, seed: 1 }));
  const items = writtenPictures(writers, 6, 'apart').map(({ picture, digits }, i) => {
    const label = i === 5 ? '00000' : digits;
    return { picture, digits: label, expect: { kind: 'digits', count: 5 } as const, value: label };
  });
  return { 'drawn numbers': items };
}

test('the released weights are recalibrated for the whole reader', async () => {
  const bundle = await bundleIn(new URL('number/', models), 'number');
  const classifier = await createClassifier(await bundleIn(new URL('digit/', models), 'digit'), runtime);
  const calibrate = tinySets();
  const release = { name: 'number-open', version: '9.9.9', classifier, runtime };
  const sets = {
    calibrate: { all: calibrate },
    measure: { 'other numbers': calibrate['drawn numbers'].slice(0, 5) },
    without: {},
  };
  const manifest = await releaseNumber(folder, bundle, { ...release, sets });

  const written = await bundleIn(new URL(`file://${folder}/`), 'number');
  expect(written.manifest).toEqual(manifest);
  expect(Buffer.from(written.model).equals(bundle.model)).toBe(true);
  expect(await readFile(join(folder, 'CARD.md'), 'utf8')).toContain('drawn numbers');
  expect(manifest).toMatchObject({ name: 'number-open', version: '9.9.9' });
  expect(manifest.calibration).not.toEqual(bundle.manifest.calibration);

  const ofReader = manifest.figures.filter(({ command }) => command === 'cifra release number');
  expect(ofReader.slice(0, 5)).toMatchObject([
    { name: 'whole numbers right, by the whole reader', data: 'drawn numbers', n: 6 },
    { name: 'values right with the format given, by the whole reader', data: 'drawn numbers', n: 6 },
    { name: 'whole numbers right, by the whole reader', data: 'other numbers, zero-shot', n: 5 },
    {
      name: 'values right with the format given, by the whole reader',
      data: 'other numbers, zero-shot',
      n: 5,
    },
    { name: 'accepted, with the default settings', data: 'all', n: 12 },
  ]);
  // The wrong label is never read as such.
  for (const { value } of ofReader.slice(0, 2)) expect(value).toBeLessThan(1);
  const ofTraining = bundle.manifest.figures.filter(({ command }) => command !== 'cifra release number');
  expect(manifest.figures.slice(0, ofTraining.length)).toEqual(ofTraining);

  // Sets that only measure do not change the calibration.
  const alone = await releaseNumber(folder, bundle, {
    ...release,
    sets: { calibrate: { all: calibrate }, measure: {}, without: {} },
  });
  expect(alone.calibration).toEqual(manifest.calibration);
  expect(alone.riskCoverage).toEqual(manifest.riskCoverage);

  // The wrong label has a group of its own; numbers stand for scribbles that look like numbers.
  const items = calibrate['drawn numbers'];
  const strict = await releaseNumber(folder, bundle, {
    ...release,
    sets: {
      calibrate: { right: { good: items.slice(0, 5) }, wrong: { bad: items.slice(5) } },
      measure: {},
      without: { scribbles: items.slice(0, 3).map(({ picture }) => picture) },
    },
  });
  expect(strict.calibration).toEqual(manifest.calibration);
  expect(strict.riskCoverage[0]).toMatchObject({ risk: 1, coverage: 1 });
  expect(strict.figures.at(-1)).toMatchObject({
    name: 'lines without a number refused, with the default settings',
    data: 'scribbles',
    n: 3,
    value: 1,
  });

  const kept = await releaseNumber(folder, bundle, {
    ...release,
    sets: { calibrate: { good: { numbers: items.slice(0, 5) } }, measure: {}, without: {} },
  });
  // What is accepted of the ten answers is right.
  const [accepted, wrong] = kept.figures.slice(-2);
  expect(accepted).toMatchObject({ name: 'accepted, with the default settings', data: 'good', n: 10 });
  expect(wrong).toMatchObject({ name: 'wrong of the accepted, with the default settings', value: 0 });
  expect(wrong.n).toBe(10 * accepted.value);
  expect(wrong.n).toBeGreaterThanOrEqual(5);
});
