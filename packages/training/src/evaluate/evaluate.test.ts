import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import { bundleOf, sampleRuntime } from '@cifra/core/testing/bundle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDataset } from '../data/sources/load.ts';
import { describeWithData } from '../data/testing/describeWithData.ts';
import { splitByWriter } from '../dataset/split.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluationEvent, EvaluationOptions } from './evaluationOptions.ts';
import { loadEvaluationSet } from './evaluationSet.ts';
import { heldOutFor } from './heldOut.ts';

/** A picture in this test is one byte, the ink of every pixel; 99 cannot be decoded. */
const pictures = {
  decode: async (data: Uint8Array) => {
    if (data[0] === 99) throw new Error('not a picture');
    return { width: 1, height: 1, channels: 1 as const, data };
  },
  toDigit: ({ data }: { data: ArrayLike<number> }) => new Float32Array(784).fill(data[0] / 255),
};
/** Reads the ink: 0 for 10, 1 for 11, … */
const runtime = sampleRuntime((image) =>
  Array.from({ length: 10 }, (_, digit) => (Math.round(255 * image[0]) === 10 + digit ? 8 : 0)),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-evaluate-'));
  const files: Record<string, number> = { '7/broken': 99, '9/like-a-4': 14 };
  for (let digit = 0; digit < 10; digit++)
    for (const name of ['a', 'b']) files[`${digit}/${name}`] = 10 + digit;
  for (const [name, ink] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), Uint8Array.of(ink));
  }
});
afterAll(() => rm(folder, { recursive: true }));

function options(changes: Partial<EvaluationOptions> = {}): EvaluationOptions {
  return {
    model: bundleOf(),
    sets: [folder],
    part: 'test',
    sources: { dataRoot: join(folder, 'none'), pictures },
    runtime,
    threads: 1,
    quick: true,
    seed: 1,
    command: 'cifra evaluate sample',
    versions: {},
    now: new Date(0),
    ...changes,
  };
}

test('a folder of pictures: figures, the mistake, files left out, and progress to the end', async () => {
  const events: EvaluationEvent[] = [];
  const { report, sets } = await evaluate(options({ onEvent: (event) => events.push(event) }));
  const [set] = report.sets;
  expect(set.metrics).toMatchObject({ n: 21, mistakes: 1 });
  expect(set.mistakes).toMatchObject([{ row: 20, label: 9, predicted: 4 }]);
  expect(set).toMatchObject({ writers: null, about: { kind: 'folder' } });
  expect(sets[0].images.length).toBe(21 * 784);
  expect(report).toMatchObject({
    format: 'cifra-report/4',
    made: '1970-01-01T00:00:00.000Z',
    resamples: 200,
  });
  expect([...new Set(events.map(({ kind }) => kind))]).toEqual([
    'loading',
    'pictures',
    'warning',
    'reading',
    'judging',
    'changing',
  ]);
  expect(events.at(-1)).toEqual({ kind: 'changing', set: set.name, part: 'resolution', done: 20, total: 20 });
  expect(set.robustness?.corruptions[0].errors[4].n).toBe(21);
  expect(report.overfitting?.unavailable).toEqual({ reason: 'unpublished' });
  expect(set.robustness?.training).toBeNull();
  const told = events.filter(({ kind }) => kind !== 'pictures');
  expect(events.findLast(({ kind }) => kind === 'pictures')).toMatchObject({ done: 22, total: 22 });
  expect(told[1]).toEqual({ kind: 'warning', message: `${folder}/7/broken: not a picture; left out` });
  expect(told[2]).toMatchObject({ model: 'sample', done: 21, total: 21 });
});

test('another model on the same digits', async () => {
  const { report } = await evaluate(options({ against: bundleOf({ name: 'rival' }) }));
  expect(report.against?.name).toBe('rival');
  expect(report.sets[0].comparison).toMatchObject({ differ: [], mcnemar: { p: 1 } });
});

test('the same seed gives the same report', async () => {
  expect(await evaluate(options())).toEqual(await evaluate(options()));
});

test('evaluating on training digits gives a warning', async () => {
  const warningsOf = async (data: Record<string, string>) => {
    const warnings: string[] = [];
    const model = bundleOf({ training: { ...bundleOf().manifest.training, data } });
    const onEvent = (event: EvaluationEvent) => event.kind === 'warning' && warnings.push(event.message);
    const { sets } = await evaluate(options({ model, onEvent }));
    return { warnings, files: sets[0].files };
  };
  const { warnings, files } = await warningsOf({});
  expect(warnings).toHaveLength(1);
  expect((await warningsOf(files)).warnings[1]).toBe(
    `${folder}: sample was trained on these digits, so its figures here are too optimistic`,
  );
});

test('an unknown set and missing data are refused', async () => {
  await expect(evaluate(options({ sets: ['emnist'] }))).rejects.toThrow(
    'there is no set "emnist": expected mnist, usps, or a folder of pictures that exists',
  );
  await expect(evaluate(options({ sets: ['mnist', folder, 'usps'] }))).rejects.toThrow(
    /lacks mnist and usps: get mnist and usps with `npx cifra data get mnist usps`/,
  );
});

test('a mistyped set is reported before any set is read', async () => {
  const events: EvaluationEvent[] = [];
  const onEvent = (event: EvaluationEvent) => events.push(event);
  await expect(evaluate(options({ sets: [folder, 'emnist'], onEvent }))).rejects.toThrow('no set "emnist"');
  expect(events.map(({ kind }) => kind)).not.toContain('reading');
});

test('stops when aborted', async () => {
  const stop = new AbortController();
  const onEvent = (event: EvaluationEvent) => {
    if (event.kind === 'loading') stop.abort();
  };
  await expect(evaluate(options({ signal: stop.signal, onEvent }))).rejects.toThrow(/abort/i);
});

test('a sample keeps the rows of the whole set', async () => {
  const sources = { dataRoot: '', pictures, split: { share: 0.5, seed: 1 }, sample: 5, seed: 2 };
  const { set } = await loadEvaluationSet(folder, 'test', sources);
  const whole = await loadEvaluationSet(folder, 'test', { ...sources, sample: undefined });
  expect(set.labels).toHaveLength(5);
  for (const [i, row] of set.rows.entries()) expect(set.labels[i]).toBe(whole.set.labels[row]);
  expect(set.about).toEqual({ kind: 'folder', drawn: 5 });
  const held = await loadEvaluationSet(folder, 'validation', { ...sources, sample: undefined });
  expect(held.set.labels.length).toBeLessThan(21);
  expect(held.set.about).toMatchObject({ kind: 'folder, held out', by: 'label', share: 0.5, seed: 1 });
});

test('a model that was trained on a set is evaluated on the digits that its recipe held out', () => {
  const learnedFrom = (train: string): Bundle<'digit'>['manifest'] => {
    const { manifest } = bundleOf();
    const recipe = { data: { train, validation: { share: 0.2, seed: 7 } } };
    return { ...manifest, training: { ...manifest.training, recipe } };
  };
  expect(heldOutFor(learnedFrom('usps'), 'usps')).toEqual({ share: 0.2, seed: 7 });
  expect(heldOutFor(learnedFrom('usps'), 'mnist')).toEqual({ share: 0.08333, seed: 1 });
  expect(heldOutFor(bundleOf().manifest, 'mnist')).toEqual({ share: 0.08333, seed: 1 });
});

describeWithData('the published data', ['mnist', 'qmnist'], (root) => {
  test('validation digits are those that training holds out by writer, with writers, series and rows', async () => {
    const split = { share: 0.08333, seed: 1 };
    const { set } = await loadEvaluationSet('mnist', 'validation', {
      dataRoot: root,
      pictures,
      split,
      seed: 1,
    });
    const { validation } = splitByWriter(await loadDataset('mnist', 'train', { root }), split);
    expect(set.rows).toEqual(validation);
    expect(set.doubtfulLabels).toBe(false);
    expect(set.writers).toHaveLength(validation.length);
    expect(set.series).toHaveLength(validation.length);
  });
});
