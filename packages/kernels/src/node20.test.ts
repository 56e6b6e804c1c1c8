import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result, Task } from './testing/readInk.thread.ts';
import { draw, expectClose, referee } from './testing/referee.ts';

/** Node 20 on the PATH: the oldest version that runs what is built from this package. */
const node20 = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((file) => spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v20.'));
const isNeeded = node20 !== undefined || process.env.CI !== undefined;

const folder = mkdtempSync(join(tmpdir(), 'cifra-node20-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  if (!isNeeded) return;
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'testing/readInk.thread.ts'),
      target: 'node20',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'readInk.mjs' } },
    },
    ssr: { noExternal: true },
  });
});

test.runIf(isNeeded).each([
  ['number', [1, 1, 32, 100]],
  ['digit-small', [3, 1, 28, 28]],
])(
  'Node 20 calculates the logits of %s like ONNX Runtime, in its main thread and in a worker',
  async (name, dims) => {
    expect(node20, 'there is no Node 20 on the PATH').toBeDefined();
    const model = join(root, 'models', name, 'model.onnx');
    const image = draw(dims);
    const task: Task = { model, kernels: join(import.meta.dirname, 'wasm'), dims, ink: [...image.data] };
    const printed = execFileSync(node20!, [join(folder, 'readInk.mjs'), JSON.stringify(task)], {
      encoding: 'utf8',
    });
    const { logits } = await (await referee.load(readFileSync(model))).run({ image });
    const results: readonly Result[] = JSON.parse(printed);
    expect(results).toHaveLength(2);
    for (const result of results) {
      expect(result.node).toMatch(/^20\./);
      // Its engine has no relaxed SIMD.
      expect(result.build).toBe('simd.wasm');
      const data = Float32Array.from(result.logits);
      expectClose({ dims: logits.dims.map(Number), data }, logits, 1e-4, result.build);
    }
  },
);
