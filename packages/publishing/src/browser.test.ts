// The packages for browsers in Chromium: in a page without a bundler, and in bundles.
import { existsSync } from 'node:fs';
import { copyFile, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makePdf } from '@cifra/node/documents/testing/makePdf.ts';
import { build as esbuild } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build as vite } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webpack from 'webpack';
import { openPage } from './testing/openPage.ts';
import { examples, installInto, packedPackages, temporaryFolder, ZIP } from './testing/project.ts';
import { serve } from './testing/serve.ts';

const CHROMIUM = '/usr/bin/chromium';
const absent = existsSync(CHROMIUM) ? null : 'Chromium is not installed: apt-get install chromium';
if (absent && process.env.CI) throw new Error(absent);

let folder: string;
let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;

const READ = `
globalThis.reading = async (file) => {
  const document = await openDocument(await (await fetch('../' + file)).blob());
  const [number] = await read(await document.page(1));
  return document.kind + ' ' + number.text;
};
globalThis.isLoaded = true;
`;

const DOCUMENTS = `import { openDocument } from '@cifra/documents';
import { read } from 'cifra';
${READ}`;

/** Core with its own runtime, and the models from the server. */
const CORE = `import { createClassifier, createLineModel, createPageModel, createRecogniser, parseBundle } from '@cifra/core';
import { createRuntime, wasmUrl } from '@cifra/kernels';
globalThis.reading = async (file) => {
  const get = async (name) => fetch('../models/' + name);
  const bundle = async (name, task) => parseBundle({
    manifest: await (await get(name + '/manifest.json')).text(),
    model: new Uint8Array(await (await get(name + '/model.onnx')).arrayBuffer()),
  }, task);
  const runtime = await createRuntime(fetch(wasmUrl()));
  const recogniser = createRecogniser({
    classifier: await createClassifier(await bundle('digit-small', 'digit'), runtime),
    lineModel: await createLineModel(await bundle('number', 'number'), runtime),
    pageModel: await createPageModel(await bundle('page', 'page'), runtime),
  });
  const bitmap = await createImageBitmap(await (await fetch('../' + file)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return (await recogniser.recognise({ width, height, channels: 4, data }))[0].text;
};
globalThis.isLoaded = true;
`;

beforeAll(async () => {
  folder = await temporaryFolder();
  const tarballs = await packedPackages();
  await installInto(
    folder,
    ['cifra', '@cifra/documents', '@cifra/core', '@cifra/kernels'].map((name) => tarballs[name]),
  );
  const root = join(examples, '..');
  await writeFile(
    join(folder, 'form.pdf'),
    makePdf([{ width: 200, height: 100, content: '3 w 20 20 m 20 80 l S' }]),
  );
  await copyFile(join(root, 'packages/web/e2e/drawn-3.heic'), join(folder, 'drawn-3.heic'));
  await copyFile(join(root, 'packages/node/fixtures/pictures/fax-204x98_94107.tif'), join(folder, 'fax.tif'));
  await cp(join(root, 'models'), join(folder, 'models'), { recursive: true });
  await writeFile(join(folder, 'documents.js'), DOCUMENTS);
  await writeFile(join(folder, 'core.js'), CORE);
  served = await serve(folder);
  if (!absent) browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Opens a page in a folder of its own that runs `script`, and waits for the program. */
async function open(name: string, script: string): Promise<Page> {
  const page = await openPage(browser, { folder, url: served.url }, name, script);
  await page.waitForFunction('globalThis.isLoaded');
  return page;
}

const readings = async (page: Page) => [
  await page.evaluate('globalThis.reading("form.pdf")'),
  await page.evaluate('globalThis.reading("fax.tif")'),
  await page.evaluate('globalThis.reading("drawn-3.heic")'),
];
const READ_ALL = ['pdf 1', `tiff ${ZIP}`, 'heif 3'];

test.skipIf(absent)('a page without a bundler reads PDF, TIFF and HEIC', async () => {
  const imports = `import { openDocument } from '../node_modules/@cifra/documents/dist/js/index.js';
import { read } from '../node_modules/cifra/dist/js/browser.js';`;
  expect(await readings(await open('plain', `${imports}\n${READ}`))).toEqual(READ_ALL);
});

type Bundler = (program: string, outdir: string) => Promise<unknown>;

const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: (program, outdir) =>
    esbuild({
      entryPoints: [join(folder, program)],
      bundle: true,
      format: 'esm',
      splitting: true,
      outdir,
      entryNames: 'program',
      logLevel: 'silent',
    }),
  webpack: async (program, path) => {
    const compiler = webpack({
      mode: 'production',
      entry: join(folder, program),
      experiments: { outputModule: true },
      output: { path, filename: 'program.js', module: true },
      performance: { hints: false },
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    const { errors, warnings } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  },
  vite: (program, outDir) =>
    vite({
      root: folder,
      configFile: false,
      logLevel: 'error',
      base: './',
      build: {
        outDir,
        rolldownOptions: {
          input: join(folder, program),
          output: { entryFileNames: 'program.js' },
          preserveEntrySignatures: 'strict',
        },
      },
    }),
};

test.skipIf(absent).each(Object.keys(bundlers))('a bundle of %s reads PDF, TIFF and HEIC', async (name) => {
  await bundlers[name]('documents.js', join(folder, name));
  expect(await readings(await open(name, `import './program.js';`))).toEqual(READ_ALL);
});

// esbuild does not find files by their URLs.
test.skipIf(absent).each(['webpack', 'vite'])(
  'a bundle of %s with core and kernels reads a picture',
  async (name) => {
    await bundlers[name]('core.js', join(folder, `core-${name}`));
    const page = await open(`core-${name}`, `import './program.js';`);
    expect(await page.evaluate('globalThis.reading("zip.png")')).toBe(ZIP);
  },
);
