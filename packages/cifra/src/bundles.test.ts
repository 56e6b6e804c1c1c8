// Bundles a program that uses the packed package with every bundler, and reads pictures in Chromium.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openPage } from '@cifra/publishing/testing/openPage.ts';
import { installInto, packedPackages, temporaryFolder, ZIP } from '@cifra/publishing/testing/project.ts';
import { run } from '@cifra/publishing/testing/run.ts';
import { serve } from '@cifra/publishing/testing/serve.ts';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build as rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webpack from 'webpack';

const CHROMIUM = '/usr/bin/chromium';
const absent = existsSync(CHROMIUM) ? null : 'Chromium is not installed: apt-get install chromium';
if (absent && process.env.CI) throw new Error(absent);

let folder: string;
let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;

/** Reads when the page asks, so that an error reaches the test. */
const PROGRAM = `import { createReader, read } from 'cifra';
globalThis.reading = async () => {
  const response = await fetch('../zip.png');
  const [number] = await read(await response.blob());
  return number.text;
};
globalThis.readingInWorker = async () => {
  const reader = await createReader({ worker: true });
  const [number] = await reader.read('../zip.png');
  return number.text;
};
`;

beforeAll(async () => {
  folder = await temporaryFolder();
  await installInto(folder, [(await packedPackages()).cifra]);
  await writeFile(join(folder, 'program.js'), PROGRAM);
  await writeFile(join(folder, 'worker.js'), `${PROGRAM}globalThis.reading().then(postMessage);\n`);
  served = await serve(folder);
  if (!absent) browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const open = (name: string, script: string, head = ''): Promise<Page> =>
  openPage(browser, { folder, url: served.url }, name, script, head);

const bundlers: Readonly<Record<string, (outdir: string) => Promise<unknown>>> = {
  esbuild: (outdir) =>
    esbuild({
      entryPoints: [join(folder, 'program.js')],
      bundle: true,
      format: 'esm',
      outdir,
      logLevel: 'silent',
    }),
  'esbuild-splitting': (outdir) =>
    esbuild({
      entryPoints: [join(folder, 'program.js')],
      bundle: true,
      format: 'esm',
      splitting: true,
      minify: true,
      outdir,
    }),
  rolldown: (dir) =>
    rolldown({ input: join(folder, 'program.js'), platform: 'browser', output: { dir, format: 'esm' } }),
  rollup: async (dir) => {
    const bundle = await rollup({
      input: join(folder, 'program.js'),
      plugins: [nodeResolve({ browser: true })],
    });
    await bundle.write({ dir, format: 'es' });
  },
  webpack: async (path) => {
    const compiler = webpack({
      mode: 'production',
      entry: join(folder, 'program.js'),
      experiments: { outputModule: true },
      output: { path, filename: 'program.js', module: true },
      performance: { hints: false },
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    expect(stats?.toJson({ all: false, errors: true, warnings: true })).toMatchObject({
      errors: [],
      warnings: [],
    });
  },
  vite: (outDir) =>
    vite({
      root: folder,
      configFile: false,
      logLevel: 'error',
      base: './',
      build: {
        outDir,
        rolldownOptions: {
          input: join(folder, 'program.js'),
          output: { entryFileNames: 'program.js' },
          preserveEntrySignatures: 'strict',
        },
      },
    }),
};

test.skipIf(absent).each(Object.keys(bundlers))('a bundle of %s reads a picture in a page', async (name) => {
  await bundlers[name](join(folder, name));
  const page = await open(name, `await import('./program.js'); globalThis.isLoaded = true;`);
  await page.waitForFunction('globalThis.isLoaded');
  expect(await page.evaluate('globalThis.reading()')).toBe(ZIP);
  expect(await page.evaluate('globalThis.readingInWorker()')).toBe(ZIP);
  expect(page.workers().length).toBe(1);
});

/** Compressed, as sites serve scripts. */
const KILOBYTE = 1000;

test('the first script of the element is small', async () => {
  const input = join(folder, 'node_modules/cifra/dist/js/element.js');
  const { output } = await rolldown({ input, platform: 'browser', write: false, output: { minify: true } });
  const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])));
  const first = new Set([output[0].fileName]);
  // A set visits what is added while it is walked.
  for (const name of first) for (const imported of chunks.get(name)?.imports ?? []) first.add(imported);
  const size = [...first].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0);
  expect(size).toBeGreaterThan(15 * KILOBYTE);
  expect(size).toBeLessThan(25 * KILOBYTE);
});

test('a bundle of esbuild reads a picture in Node', async () => {
  await writeFile(
    join(folder, 'node.js'),
    `import { read } from 'cifra';\nconsole.log((await read('zip.png'))[0].text);\n`,
  );
  const outfile = join(folder, 'bundled/node.mjs');
  await esbuild({
    entryPoints: [join(folder, 'node.js')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  });
  expect(await run(process.execPath, [outfile], folder)).toBe(`${ZIP}\n`);
});

test.skipIf(absent)('a bundled service worker reads a picture', async () => {
  const name = 'service';
  await mkdir(join(folder, name));
  const text = `import { read } from 'cifra';
addEventListener('message', async ({ data, source }) => source.postMessage((await read(data))[0].text));`;
  await writeFile(join(folder, 'service.js'), text);
  const entryPoints = [join(folder, 'service.js')];
  await esbuild({ entryPoints, bundle: true, outdir: join(folder, name), logLevel: 'silent' });
  const page = await open(name, '');
  const read = await page.evaluate(`(async () => {
    const { installing } = await navigator.serviceWorker.register('service.js');
    const answer = new Promise((resolve) => (navigator.serviceWorker.onmessage = ({ data }) => resolve(data)));
    navigator.serviceWorker.startMessages();
    installing.postMessage(await (await fetch('../zip.png')).blob());
    return answer;
  })()`);
  expect(read).toBe(ZIP);
});

const PLAIN = '../node_modules/cifra/dist/js/browser.js';

test.skipIf(absent)('a page without a bundler reads every kind of source', async () => {
  const page = await open('plain', `globalThis.cifra = await import('${PLAIN}');`);
  await page.waitForFunction('globalThis.cifra');
  const readings = await page.evaluate(`(async () => {
    const { createReader } = cifra;
    const reader = await createReader({ expect: 'zip-us' });
    const blob = await (await fetch('../zip.png')).blob();
    const bitmap = await createImageBitmap(blob);
    const image = Object.assign(new Image(), { src: '../zip.png' });
    const { width, height } = bitmap;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const offscreen = new OffscreenCanvas(width, height);
    offscreen.getContext('2d').drawImage(bitmap, 0, 0);
    const bytes = await blob.arrayBuffer();
    const sources = {
      address: '../zip.png', URL: new URL('../zip.png', location.href), Blob: blob,
      File: new File([blob], 'zip.png'), ArrayBuffer: bytes, Uint8Array: new Uint8Array(bytes),
      ImageBitmap: bitmap, canvas, OffscreenCanvas: offscreen, img: image,
      ImageData: context.getImageData(0, 0, width, height),
    };
    const readings = {};
    for (const [name, source] of Object.entries(sources)) readings[name] = (await reader.read(source))[0].text;
    bitmap.close();
    const wrong = { text: new Blob(['no']), absent: 'no.png', number: 5, nothing: null, closed: bitmap };
    for (const [name, source] of Object.entries(wrong))
      readings[name] = await reader.read(source).catch(({ code }) => code);
    return readings;
  })()`);
  const kinds = ['address', 'URL', 'Blob', 'File', 'ArrayBuffer', 'Uint8Array', 'ImageBitmap', 'canvas'];
  const same = Object.fromEntries(
    [...kinds, 'OffscreenCanvas', 'img', 'ImageData'].map((kind) => [kind, ZIP]),
  );
  const failed = {
    text: 'not-a-picture',
    absent: 'download',
    number: 'invalid-source',
    nothing: 'invalid-source',
    closed: 'invalid-source',
  };
  expect(readings).toEqual({ ...same, ...failed });
});

/** Reads in the package's own worker; returns what a page notices. */
const IN_WORKER = `(async () => {
  const progress = [];
  const reader = await cifra.createReader({ worker: true, onProgress: (at) => progress.push(at) });
  const blob = await (await fetch('../zip.png')).blob();
  const [{ text, box }] = await reader.read(blob, { expect: 'zip-us' });
  const abort = new AbortController();
  const aborted = reader.read(blob, { signal: abort.signal }).catch(({ name }) => name);
  abort.abort();
  const pixels = { width: 40, height: 40, channels: 1, data: new Uint8Array(1600).fill(255) };
  const [{ refusal }] = await reader.read(pixels);
  const wrong = await reader.read(blob, { expect: 'zip' }).catch(({ message }) => message);
  await reader.close();
  const closed = await reader.read(blob).catch(({ code }) => code);
  const model = { manifest: '{}', model: new Uint8Array(1) };
  const invalid = await cifra.createReader({ worker: true, models: { page: model } }).catch(({ code }) => code);
  return { text, box: box.width > 10, aborted: await aborted, refusal, wrong, closed, invalid, progress };
})()`;

type Noticed = Record<string, unknown> & { progress: { loaded: number; total: number }[] };

test.skipIf(absent)('a reader in a worker of its own reads as one on the thread does', async () => {
  const page = await open('own-worker', `globalThis.cifra = await import('${PLAIN}');`);
  await page.waitForFunction('globalThis.cifra');
  let workers = 0;
  page.on('worker', () => workers++);
  const { progress, ...noticed } = (await page.evaluate(IN_WORKER)) as Noticed;
  expect(noticed).toEqual({
    text: ZIP,
    box: true,
    aborted: 'AbortError',
    refusal: 'blank',
    wrong: expect.stringContaining('got "zip"'),
    closed: 'closed',
    invalid: 'invalid-model',
  });
  expect(workers).toBe(2);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(progress[0].loaded).toBe(0);
  expect(progress.at(-1)?.loaded).toBe(progress[0].total);
  expect(progress.map(({ loaded }) => loaded)).toEqual(
    progress.map(({ loaded }) => loaded).toSorted((a, b) => a - b),
  );
});

test.skipIf(absent)('without permission for a worker, the reader reads on the thread', async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="worker-src 'self'">`;
  const page = await open('forbidden', `globalThis.cifra = await import('${PLAIN}');`, policy);
  await page.waitForFunction('globalThis.cifra');
  const { text, refusal, invalid } = (await page.evaluate(IN_WORKER)) as Noticed;
  expect({ text, refusal, invalid }).toEqual({ text: ZIP, refusal: 'blank', invalid: 'invalid-model' });
  expect(page.workers()).toEqual([]);
});

test.skipIf(absent)(
  'a model that does not arrive leaves no worker behind, and can arrive later',
  async () => {
    const page = await open('interrupted', `globalThis.cifra = await import('${PLAIN}');`);
    await page.waitForFunction('globalThis.cifra');
    await page.route('**/number.onnx.js', (route) => route.abort());
    const opening = 'cifra.createReader({ worker: true })';
    expect(await page.evaluate(`${opening}.catch(({ name }) => name)`)).toBe('TypeError');
    await expect.poll(() => page.workers().length).toBe(0);
    await page.unroute('**/number.onnx.js');
    const read = `${opening}.then((reader) => reader.read('../zip.png')).then(([{ text }]) => text)`;
    expect(await page.evaluate(read)).toBe(ZIP);
  },
);

test.skipIf(absent)('a web worker without a bundler reads a picture', async () => {
  const file = `import { read } from '${PLAIN}';
postMessage((await read(await (await fetch('../zip.png')).blob()))[0].text);`;
  await mkdir(join(folder, 'worker'));
  await writeFile(join(folder, 'worker/worker.js'), file);
  await copyFile(join(folder, 'zip.png'), join(folder, 'worker/zip.png'));
  const page = await open('worker', '');
  const text = await page.evaluate(`new Promise((resolve, reject) => {
    const worker = new Worker('worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  })`);
  expect(text).toBe(ZIP);
});
