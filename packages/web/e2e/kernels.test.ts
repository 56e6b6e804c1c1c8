import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEngines } from './describeEngines.ts';
import { type Served, serveFolder } from './harness/serveFolder.ts';
import { twoDigits } from './kernels/logits.ts';

type Results = {
  readonly error?: string;
  readonly chosen: number[];
  readonly plain: number[];
  readonly inWorker: { readonly logits: number[]; readonly hasDom: boolean };
};

describeEngines(
  'the kernels',
  (browser) => {
    let [folder, served]: [string, Served | null] = ['', null];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cifra-kernels-'));
      await build({
        root: join(import.meta.dirname, 'kernels'),
        base: './',
        configFile: false,
        logLevel: 'error',
        worker: { format: 'es' },
        build: { outDir: folder, target: 'es2022' },
      });
      served = await serveFolder(folder);
    });
    afterAll(async () => {
      await served?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('calculate the logits of ONNX Runtime in a page and in a worker, streamed from files', async () => {
      const model = await readFile(`${root}models/digit-small/model.onnx`);
      const session = await runtime.load(model);
      const { logits } = await session.run({ image: { dims: [2, 1, 28, 28], data: twoDigits() } });
      const wanted = [...logits.data];
      const page = browser();
      await page.open(served!.url);
      await page.until("'results' in globalThis");
      const { error, chosen, plain, inWorker } = await page.evaluate<Results>('results');
      expect(error).toBeUndefined();
      expect(inWorker.hasDom).toBe(false);
      const largest = Math.max(...wanted.map(Math.abs));
      for (const got of [chosen, plain, inWorker.logits]) {
        expect(got).toHaveLength(wanted.length);
        got.forEach((x, i) => {
          expect(Math.abs(x - wanted[i])).toBeLessThanOrEqual(1e-4 * largest);
        });
      }
    });
  },
  // Ports are used again: where the shared browser had opened Cifra, its service worker would answer.
  { own: true },
);
