import { expect, test } from 'vitest';
import { manifestOf } from '../testing/bundle.ts';
import { type PageManifest, parseManifest } from './manifest.ts';
import { LINE_KINDS, PAGE_CLASSES } from './pageClasses.ts';
import { createPageModel, decodePage, PAGE_CHANNELS } from './pageModel.ts';
import type { Runtime, Tensor } from './runtime.ts';

const model = Uint8Array.of(1, 2, 3);
const manifest: PageManifest = {
  ...manifestOf(model),
  task: 'page',
  labels: PAGE_CLASSES,
  lineKinds: LINE_KINDS,
  input: { name: 'image', shape: [1, -1, -1], range: [0, 1], stride: 8 },
  outputs: { logits: 'logits' },
};

/** A network whose channel c is c + 100·row + column in each cell. */
function countingRuntime(seen: Tensor[], changes: Partial<Tensor> = {}): Runtime {
  return {
    async load() {
      return {
        async run({ image }) {
          seen.push(image);
          const [h, w] = [image.dims[2] / 4, image.dims[3] / 4];
          const data = Float32Array.from({ length: PAGE_CHANNELS * h * w }, (_, i) => {
            const cell = i % (h * w);
            return Math.floor(i / (h * w)) + 100 * Math.floor(cell / w) + (cell % w);
          });
          return { logits: { dims: [1, PAGE_CHANNELS, h, w], data, ...changes } };
        },
        async release() {},
      };
    },
  };
}

test('a picture of any size is extended, and only its own cells are returned', async () => {
  const seen: Tensor[] = [];
  const pages = await createPageModel({ manifest, model, explain: null }, countingRuntime(seen));
  const map = await pages.read({ width: 9, height: 5, data: new Float32Array(45).fill(0.25) });
  expect(seen[0].dims).toEqual([1, 1, 8, 16]);
  expect(seen[0].data.every((dark) => dark === 0.25)).toBe(true);
  expect([map.width, map.height]).toEqual([3, 2]);
  expect([...map.coreHeight].map((height) => Math.log2(height / 16))).toEqual([7, 8, 9, 107, 108, 109]);
});

test('a large picture is seen in tiles, which give what the whole one would', async () => {
  const [width, height] = [2100, 2052];
  const seen: Tensor[] = [];
  const runtime: Runtime = {
    async load() {
      return {
        async run({ image }) {
          seen.push(image);
          const [h, w] = [image.dims[2] / 4, image.dims[3] / 4];
          const data = new Float32Array(PAGE_CHANNELS * h * w);
          for (let i = 0; i < h * w; i++) {
            const pixel = 4 * Math.floor(i / w) * 4 * w + 4 * (i % w);
            data[(PAGE_CLASSES.length + 1) * h * w + i] = image.data[pixel];
          }
          return { logits: { dims: [1, PAGE_CHANNELS, h, w], data } };
        },
        async release() {},
      };
    },
  };
  const pages = await createPageModel({ manifest, model, explain: null }, runtime);
  // Each cell has its own darkness, as log2 of a height.
  const place = (i: number) => i / (width * height);
  const map = await pages.read({
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => place(i)),
  });
  expect(seen.length).toBeGreaterThan(1);
  expect([map.width, map.height]).toEqual([525, 513]);
  const worst = map.coreHeight.reduce((most, height, i) => {
    const pixel = 4 * Math.floor(i / 525) * width + 4 * (i % 525);
    return Math.max(most, Math.abs(Math.log2(height / 16) - place(pixel)));
  }, 0);
  expect(worst).toBeLessThan(1e-5);
});

test('scores become probabilities, heights and angles', () => {
  const logits = new Float32Array(PAGE_CHANNELS);
  logits.set([0, Math.log(3), -1000, -1000, -1000, -1000, Math.log(4), -1, 0, -2, 1, 1, 1]);
  const map = decodePage(logits, { width: 1, height: 1 });
  expect(map.classes[0][0]).toBeCloseTo(0.25, 6);
  expect(map.classes[1][0]).toBeCloseTo(0.75, 6);
  expect(map.centre[0]).toBeCloseTo(0.8, 6);
  expect(map.coreHeight[0]).toBeCloseTo(8, 6);
  expect(map.direction[0]).toBeCloseTo(-Math.PI / 2, 6);
  for (const kind of map.kinds) expect(kind[0]).toBeCloseTo(1 / 3, 6);
});

test('an output of another size is an error', async () => {
  const wrong = { dims: [1, 2], data: new Float32Array(2) };
  const pages = await createPageModel({ manifest, model, explain: null }, countingRuntime([], wrong));
  await expect(pages.read({ width: 8, height: 8, data: new Float32Array(64) })).rejects.toThrow(
    'gave [1,2] as "logits", wanted [1,13,2,2]',
  );
});

test.each<[object, string]>([
  [{ labels: ['nothing'] }, 'manifest.labels: got'],
  [{ lineKinds: ['number'] }, 'manifest.lineKinds: got'],
  [{ input: { ...manifest.input, stride: 2 } }, 'manifest.input.stride: got 2'],
])('a manifest of another shape is refused: %j', (changes, message) => {
  expect(parseManifest(JSON.stringify(manifest))).toMatchObject({ task: 'page' });
  expect(() => parseManifest(JSON.stringify({ ...manifest, ...changes }))).toThrow(message);
});
