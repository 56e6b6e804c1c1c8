import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../root.ts';
import { type EmptyHome, emptyHome } from '../testing/emptyHome.ts';

let home: EmptyHome;
beforeEach(async () => {
  home = await emptyHome();
});
afterEach(() => home.remove());

/**
 * Runs a session, here or in a worker thread, and waits as long as telemetry takes to write its
 * files.
 */
const useRuntime = `
  const { runtime } = await import(${JSON.stringify(new URL('../runtime.ts', import.meta.url).href)});
  const { readFile } = await import('node:fs/promises');
  const model = await runtime.load(await readFile(${JSON.stringify(`${root}models/digit/model.onnx`)}));
  await model.run({ image: { dims: [1, 1, 28, 28], data: new Float32Array(784) } });
  await new Promise((resolve) => setTimeout(resolve, 300));`;

/** Starts a worker thread whose process has not loaded the runtime. */
const inThread = (options: string) => `
  const { SHARE_ENV, Worker } = await import('node:worker_threads');
  const url = new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(useRuntime)}));
  const worker = new Worker(url, ${options});
  await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));`;

function run(source: string, env: Record<string, string> = {}) {
  const words = ['--input-type=module', '--eval', source];
  return promisify(execFile)(process.execPath, words, { env: { ...process.env, ...home.env, ...env } });
}

test.each([
  ['the main thread', useRuntime],
  ['a worker thread that shares the environment', inThread('{ env: SHARE_ENV }')],
])('ONNX Runtime leaves no file when it is loaded in %s', async (_, source) => {
  await run(source, { ORT_DISABLE_TELEMETRY: '0' });
  expect(home.files()).toEqual([]);
});

test('a worker thread with a copy of the environment does not load it', async () => {
  await expect(run(inThread('{}'), { ORT_DISABLE_TELEMETRY: '' })).rejects.toThrow(
    'cannot turn off the telemetry of ONNX Runtime; start it with { env: SHARE_ENV }',
  );
  expect(home.files()).toEqual([]);
});
