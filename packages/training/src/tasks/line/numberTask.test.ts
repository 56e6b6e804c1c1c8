import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithData } from '../../data/testing/describeWithData.ts';
import { stick, tinyFolder, tinyStrokes } from '../../data/testing/tinyStrokes.ts';
import type { TrainingEvent } from '../../learn/events.ts';
import type { NumberRecipe } from '../../recipe/numberRecipe.ts';
import { checkRecipe } from '../../recipe/recipe.ts';
import { stripCollections } from '../../recipe/stripCollections.ts';
import { train } from '../../run/run.ts';
import { runtime } from '../../testing/runtime.ts';
import { heldOutSets } from './heldOutSets.ts';
import { numberTask } from './numberTask.ts';
import { loadStripSources } from './stripSources.ts';

/** A network small enough to train in seconds: 4 pixels per column, 28 columns. */
function tinyNumberRecipe(changes: object = {}): NumberRecipe {
  return checkRecipe({
    name: 'tiny-number',
    version: '1.0.0',
    description: 'For tests.',
    sources: ['none'],
    task: 'number',
    model: {
      layers: [
        { kind: 'conv', out: 4, kernel: 5, stride: 4, padding: 2, bias: true },
        { kind: 'relu' },
        { kind: 'maxPool', size: [2, 1] },
        { kind: 'columns' },
        { kind: 'dropout', rate: 0.1 },
        { kind: 'dense', out: LINE_CLASSES },
      ],
    },
    data: { cheques: 1, spliced: 1, composed: 1, nothing: 1 },
    width: 112,
    batchSize: 4,
    stripsPerEpoch: 16,
    epochs: 2,
    learningRate: 0.01,
    schedule: { kind: 'constant' },
    optimiser: { kind: 'adamw', beta1: 0.9, beta2: 0.98, epsilon: 1e-8 },
    weightDecay: 0,
    average: { decay: 0.5 },
    ...changes,
  }) as NumberRecipe;
}

test.each<[object, string]>([
  [{ width: 114 }, 'recipe.width: 114 pixels make 29 columns, expected a multiple of the columns'],
  [{ width: 64 }, 'recipe.width: 16 columns of 64 pixels, expected 27 columns for strings of 14'],
  [
    { model: { layers: [{ kind: 'flatten' }, { kind: 'dense', out: LINE_CLASSES }] } },
    'recipe.model: gives [29] without columns, expected columns of 29 outputs',
  ],
  [
    { model: { layers: [{ kind: 'columns' }, { kind: 'dense', out: 10 }] } },
    'recipe.model: gives columns of 10 outputs, expected columns of 29 outputs',
  ],
])('the error for a network that does not fit names the problem: %j', (changes, message) => {
  expect(() => tinyNumberRecipe(changes)).toThrow(message);
});

test('27 columns are just enough: the next error is about missing data', async () => {
  const open = numberTask(tinyNumberRecipe({ width: 108 }), { runtime }, createRandom(1));
  await expect(open).rejects.toThrow('recipe.data: strips need');
});

test('a recipe whose shares are all 0 is refused', () => {
  const data = { cheques: 0, spliced: 0, composed: 0, nothing: 0 };
  expect(() => tinyNumberRecipe({ data })).toThrow('recipe.data: got');
  expect(() => tinyNumberRecipe({ data: { ...data, letters: 1 } })).toThrow('recipe.data.letters: got 1');
});

test.each([
  [{}, { mnist: true, usps: true, cheques: true, strokes: false }],
  [
    { digitSets: ['mnist'], cheques: 0 },
    { mnist: true, usps: false, cheques: true, strokes: false },
  ],
  [
    { digitSets: [], cheques: 0, spliced: 0, recorded: 1 },
    { mnist: false, usps: false, cheques: false, strokes: true },
  ],
])('%j uses these collections: %j', (changes, expected) => {
  const recipe = tinyNumberRecipe({ data: { cheques: 1, spliced: 1, composed: 1, nothing: 1, ...changes } });
  expect(stripCollections(recipe.data)).toEqual(expected);
});

test('a recipe of strokes only needs no other collection, and holds out their writers', async () => {
  const people = Array.from({ length: 24 }, (_, i) => i + 1);
  const digits = people.flatMap((w) => [...'0123456789'].map((label) => stick('syn', w, label)));
  const bars = [
    [0, 0, 0, 100],
    [60, 0, 60, 100],
  ];
  const { root: dataRoot, catalogue } = await tinyFolder({
    ...tinyStrokes(),
    'unipen/digits.jsonl': digits,
    'unipen/numbers.jsonl': people.map((w) => ({ ...stick('syn', w, '11'), strokes: bars })),
  });
  const strokes = { digits: 1, marks: 1 };
  const data = { cheques: 0, spliced: 0, composed: 1, digitSets: [], nothing: 1, strokes };
  const sources = await loadStripSources(tinyNumberRecipe({ data }).data, { dataRoot, pictures, catalogue });
  expect(Object.keys(sources.files)).toEqual(expect.arrayContaining(['unipen/digits.jsonl']));
  expect(Object.keys(sources.files).join()).not.toMatch(/mnist|usps|orand/);
  expect(heldOutSets(sources).map(({ name, strips }) => [name, strips.length])).toEqual([
    ['numbers of five digits from strokes, by one writer each', 400],
    ['whole numbers recorded by UNIPEN writers', 2],
  ]);
});

const [WIDTH, HEIGHT] = [80, 40];
/** Decodes pictures without reading their bytes: two strokes on white paper. */
const pictures = {
  decode: async (data: Uint8Array): Promise<Picture> => ({ width: WIDTH, height: HEIGHT, channels: 1, data }),
  toDigit: () => {
    throw new Error('strips are not read as digits');
  },
};

async function writeCheques(root: string, n: number): Promise<void> {
  const folder = join(root, 'orand-car-a');
  await mkdir(join(folder, 'images'), { recursive: true });
  const rows = ['file,digits,boxes'];
  for (let i = 0; i < n; i++) {
    const x = 30 + i;
    rows.push(`${i}.grey,11,"[[10, 8, 4, 24], [${x}, 8, 4, 24]]"`);
    const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
      const [u, v] = [at % WIDTH, Math.floor(at / WIDTH)];
      return ((u >= 10 && u < 14) || (u >= x && u < x + 4)) && v >= 8 && v < 32 ? 60 : 240;
    });
    await writeFile(join(folder, 'images', `${i}.grey`), data);
  }
  await writeFile(join(folder, 'labels.csv'), rows.join('\n'));
}

describeWithData('a short training of a line model', ['mnist', 'qmnist', 'usps'], (real) => {
  let folder: string;
  let events: TrainingEvent[];

  beforeAll(async () => {
    if (!real) return;
    folder = await mkdtemp(join(tmpdir(), 'cifra-number-'));
    const dataRoot = join(folder, 'data');
    await writeCheques(dataRoot, 10);
    for (const set of ['mnist', 'qmnist', 'usps']) await symlink(join(real, set), join(dataRoot, set));
    const recipe = tinyNumberRecipe();
    events = [];
    for await (const event of train({ recipe, out: join(folder, 'run'), dataRoot, pictures, runtime })) {
      events.push(event);
    }
  });
  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true });
  });

  test('runs all epochs, evaluated on two cheques and 400 numbers', () => {
    expect(events[0]).toMatchObject({ kind: 'started', steps: 8, stepsPerEpoch: 4, heldOut: 402 });
    const losses = events.flatMap((event) => (event.kind === 'step' ? [event.loss] : []));
    expect(losses).toHaveLength(8);
    // A string that no path spells would cost 1e9.
    for (const loss of losses) expect(loss).toBeLessThan(1000);
    const epochs = events.flatMap((event) => (event.kind === 'epoch' ? [event.validation] : []));
    expect(epochs.map(({ n }) => n)).toEqual([402, 402]);
    expect(epochs[1].nll).toBeLessThan(epochs[0].nll);
    expect(events.at(-1)).toMatchObject({ kind: 'finished', reason: 'epochs' });
  });

  test('writes a bundle that the line reader loads', async () => {
    const file = (name: string) => readFile(join(folder, 'run/bundle', name));
    const [text, model, card] = await Promise.all(['manifest.json', 'model.onnx', 'CARD.md'].map(file));
    const bundle = await parseBundle({ manifest: String(text), model }, 'number');
    const { manifest } = bundle;
    expect(manifest.input).toMatchObject({ stride: 4, shape: [1, 32, -1] });
    expect(manifest.figures.map(({ n }) => n)).toEqual([2, 400]);
    expect(Object.keys(manifest.training.data)).toContain('orand-car-a/labels.csv');
    expect(String(card)).toContain('a blank in every 4 pixels');
    const reader = await createLineModel(bundle, runtime);
    for (const width of [16, 240]) {
      const logits = await reader.read({ width, height: 32, data: new Float32Array(32 * width) });
      expect(logits).toHaveLength((width / 4) * LINE_CLASSES);
      expect(logits.every(Number.isFinite)).toBe(true);
    }
    await reader.release();
  });
});
