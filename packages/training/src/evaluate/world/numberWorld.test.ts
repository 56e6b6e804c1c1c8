import type { Tensor } from '@cifra/core/model/runtime.ts';
import { BLANK, LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { bundleOf } from '@cifra/core/testing/bundle.ts';
import { numberBundleOf } from '@cifra/core/testing/numberBundle.ts';
import { expect, test } from 'vitest';
import { tinyFolder, tinyStrokes } from '../../data/testing/tinyStrokes.ts';
import type { SiteFamily } from '../../dataset/siteFamily.ts';
import type { WorldReport } from '../../evaluation/world/worldReport.ts';
import { HELD_OUT } from '../../tasks/line/stripSources.ts';
import { loadStrokeLines } from '../../tasks/line/strokeLines.ts';
import type { EvaluationEvent } from '../evaluationOptions.ts';
import { numberWorld } from './numberWorld.ts';
import { isWritten } from './readNumber.ts';

/** Line models read nothing but paper, and digit models nothing at all. */
const runtime = {
  async load() {
    return {
      async run({ image }: Readonly<Record<string, Tensor>>) {
        const [n, , height, width] = image.dims;
        if (height === 28) return { logits: { dims: [n, 10], data: new Float32Array(10 * n) } };
        const data = new Float32Array((width / 4) * LINE_CLASSES);
        for (let column = 0; column < width / 4; column++) data[column * LINE_CLASSES + BLANK] = 9;
        return { logits: { dims: [1, width / 4, LINE_CLASSES], data } };
      },
      async release() {},
    };
  },
};

const pictures = {
  decode: async () => ({ width: 8, height: 8, channels: 1 as const, data: new Uint8Array(64).fill(255) }),
  toDigit: () => new Float32Array(784),
};

/**
 * @param files data that the line model was trained on
 * @param leaveOut families of them that it left out
 */
function options(dataRoot: string, files: Record<string, string> = {}, leaveOut: SiteFamily[] = []) {
  const model = numberBundleOf();
  const recipe = { data: { strokes: { leaveOut } } };
  const training = { ...model.manifest.training, recipe, data: files };
  return {
    model: { ...model, manifest: { ...model.manifest, training } },
    digitModel: bundleOf(),
    sources: { dataRoot, pictures },
    runtime,
    sample: 100,
    seed: 1,
  };
}

test('collections that are not in the data folder are named', async () => {
  const events: EvaluationEvent[] = [];
  const world = await numberWorld({ ...options('/none'), onEvent: (event) => events.push(event) });
  expect(world).toEqual({ collections: [], missing: ['unipen', 'orand-car-a'], groups: [] });
  expect(events.at(-1)).toMatchObject({
    kind: 'warning',
    message: expect.stringMatching(/^orand-car-a is left out: /),
  });
});

test('each number is read; a model that was trained on strokes knows all writers but the held-out ones', async () => {
  const digits = tinyStrokes();
  const writers = digits['unipen/digits.jsonl'].filter(({ label }) => label === '0');
  // Two wrote only numbers; one of them is held out.
  const people = [...writers, ...['x', 'y'].map((writer) => ({ ...writers[0], writer }))];
  const bar = (x: number) => [x, 0, x, 100];
  const numbers = people.flatMap((one) => [
    { ...one, label: '1 1', country: 'Scotland', strokes: [bar(0), bar(60)] },
    { ...one, label: '1', strokes: [bar(0)] },
  ]);
  const { root, catalogue } = await tinyFolder({ ...digits, 'unipen/numbers.jsonl': numbers });
  const { path, sha256 } = catalogue.strokes.unipen.numbers;
  const read = async (files: Record<string, string>, leaveOut?: SiteFamily[]) => {
    const { sources, ...rest } = options(root, files, leaveOut);
    return numberWorld({ ...rest, sources: { ...sources, catalogue } });
  };
  const [foreign, own] = [await read({}), await read({ [path]: sha256 })];
  const n = people.length;
  expect(foreign).toMatchObject({
    collections: [{ name: 'unipen, whole numbers', n }],
    missing: ['orand-car-a'],
  });
  const uk = ({ groups }: WorldReport) => groups.filter(({ name }) => name === 'UK');
  // This model reads nothing.
  expect(uk(foreign)).toMatchObject([
    { by: 'country', n, right: { value: 0 }, refused: { value: 1 }, learned: 0 },
  ]);
  const { heldOutWriters } = await loadStrokeLines(root, HELD_OUT, catalogue);
  const known = people.filter(({ writer }) => !heldOutWriters.has(writer)).length;
  expect(known).toBeLessThan(n);
  expect(uk(own)).toMatchObject([{ learned: known }]);
  const withoutSyn = await read({ [path]: sha256 }, ['syn']);
  const ofSyn = people.filter(({ site, writer }) => site === 'syn' && !heldOutWriters.has(writer));
  expect(ofSyn.length).toBeGreaterThan(0);
  expect(uk(withoutSyn)).toMatchObject([{ learned: known - ofSyn.length }]);
});

test.each([
  ['16', true],
  ['164', true],
  ['5516', true],
  ['55164', true],
  ['5', false],
  ['6', false],
])('of "55 = 16 * 4", %s is written: %s', (digits, written) => {
  expect(isWritten(digits, '55 = 16 * 4')).toBe(written);
});
