// Installs the packed package from a registry into an empty project, and reads a picture there with
// every runtime that the package supports.
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { documentedIn } from '@cifra/publishing/examples.ts';
import {
  examples,
  installInto,
  packedPackages,
  temporaryFolder,
  ZIP,
} from '@cifra/publishing/testing/project.ts';
import { type Registry, startRegistry } from '@cifra/publishing/testing/registry.ts';
import { run } from '@cifra/publishing/testing/run.ts';
import { installRuntimes, missingRuntimes, type RuntimeName } from '@cifra/publishing/testing/runtimes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const openModel = join(examples, '../models/number-open');
let folder: string;
let project: string;
let registry: Registry;
let binaries: Readonly<Record<RuntimeName, string>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  project = join(folder, 'project');
  [registry] = await Promise.all([startRegistry(folder), missingRuntimes ? null : setRuntimes()]);
  await registry.publish((await packedPackages()).cifra);
  await installInto(project, ['cifra'], registry.env);
});

async function setRuntimes(): Promise<void> {
  binaries = await installRuntimes();
}

afterAll(async () => {
  await registry?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const THREE_LINES = `import { read } from 'cifra';
const [number] = await read('zip.png');
console.log(number.text);
`;

async function program(name: string, text: string): Promise<string> {
  await writeFile(join(project, name), text);
  return name;
}

test('three lines read a picture in the Node of this project', async () => {
  expect(await run(process.execPath, [await program('lines.js', THREE_LINES)], project)).toBe(`${ZIP}\n`);
});

const DENO = ['run', '--no-remote', '--node-modules-dir=manual', '--allow-read'];

test.skipIf(missingRuntimes).for([
  ['node20', []],
  ['node22', []],
  ['bun', ['run']],
  ['deno', DENO],
] as const)('three lines read a picture in %s', async ([name, words]) => {
  const file = await program(`${name}.js`, THREE_LINES);
  expect(await run(binaries[name], [...words, file], project)).toBe(`${ZIP}\n`);
});

const EVERY_SOURCE = `import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { CifraError, createReader } from 'cifra';

const bytes = await readFile('zip.png');
const reader = await createReader({ expect: 'zip-us' });
const sources = [
  'zip.png', 'phone.jpg', pathToFileURL('zip.png'), bytes, new Uint8Array(bytes).buffer, new Blob([bytes]),
  new File([bytes], 'zip.png'), 'data:image/png;base64,' + bytes.toString('base64'),
  { width: 40, height: 40, channels: 1, data: new Uint8Array(1600).fill(255) },
];
for (const source of sources) {
  const [{ text, refusal }] = await reader.read(source);
  console.log(refusal ?? text);
}
const abort = new AbortController();
const aborted = reader.read('zip.png', { signal: abort.signal });
abort.abort();
await aborted.catch((error) => console.log(error.name));
for (const source of ['no.png', 'lines.js', 5, null, { width: 2, height: 2, channels: 1, data: bytes }])
  await reader.read(source).catch((error) => console.log(error instanceof CifraError, error.code));
await reader.read('zip.png', 'zip-us').catch((error) => console.log(error.name));
await reader.close();
await reader.read('zip.png').catch((error) => console.log(error.code));
`;

const EVERY_ANSWER = [
  ZIP,
  'format',
  ...Array(6).fill(ZIP),
  'blank',
  'AbortError',
  'true missing',
  'true not-a-picture',
  'true invalid-source',
  'true invalid-source',
  'true invalid-pixels',
  'RangeError',
  'closed',
];

test.skipIf(missingRuntimes).for([
  ['node20', []],
  ['bun', ['run']],
  ['deno', DENO],
] as const)('every kind of source and error in %s', async ([name, words]) => {
  await copyFile(join(examples, 'phone.jpg'), join(project, 'phone.jpg'));
  const file = await program(`sources-${name}.js`, EVERY_SOURCE);
  const output = await run(binaries[name], [...words, file], project);
  expect(output.trim().split('\n')).toEqual(EVERY_ANSWER);
});

const SSR = `import { CifraNumberElement as Same } from 'cifra/element';
import { CifraNumberElement } from 'cifra/element/class';
console.log(typeof CifraNumberElement, Same === CifraNumberElement);
`;

test.skipIf(missingRuntimes)('the element can be imported where pages are rendered in advance', async () => {
  const file = await program('ssr.js', SSR);
  expect(await run(binaries.node20, [file], project)).toBe('function true\n');
  expect(await run(process.execPath, [file], project)).toBe('function true\n');
});

test.skipIf(missingRuntimes)('`require` gives the package to CommonJS in Node 20', async () => {
  const text = `require('cifra').read('zip.png').then(([number]) => console.log(number.text));\n`;
  expect(await run(binaries.node20, [await program('common.cjs', text)], project)).toBe(`${ZIP}\n`);
});

test('a reader takes models of its own, and refuses files that do not belong together', async () => {
  const text = `import { readFile } from 'node:fs/promises';
import { createReader } from 'cifra';
const [manifest, model] = await Promise.all([readFile('manifest.json', 'utf8'), readFile('model.onnx')]);
const reader = await createReader({ models: { number: { manifest, model } } });
console.log((await reader.read('zip.png'))[0].text);
await createReader({ models: { number: { manifest, model: model.subarray(1) } } }).catch(({ code }) => console.log(code));
await createReader({ models: { digit: { manifest, model } } }).catch(({ code }) => console.log(code));
await createReader({ models: { number: { manifest: '{', model } } }).catch(({ code }) => console.log(code));
`;
  const files = ['manifest.json', 'model.onnx'];
  await Promise.all(files.map((file) => copyFile(join(openModel, file), join(project, file))));
  const output = await run(process.execPath, [await program('models.js', text)], project);
  expect(output.trim().split('\n')).toEqual([ZIP, ...Array(3).fill('invalid-model')]);
});

test('the command reads pictures, reports as the clone does, and has only `read`', async () => {
  const command = (...words: string[]) =>
    run(process.execPath, [join(project, 'node_modules/.bin/cifra'), ...words], project, { NO_COLOR: '1' });
  expect(await command('read', 'zip.png')).toMatch(/^zip\.png {2}94107 +99\.\d %\n$/);
  const { model, readings } = JSON.parse(await command('read', '--json', 'zip.png'));
  expect(model).toMatch(/^digit-small \S+, number \S+, page \S+$/);
  expect(readings).toMatchObject([{ text: ZIP, accepted: true, refusal: null }]);
  const { version } = createRequire(join(project, 'x.js'))('cifra/package.json');
  expect(await command('--version')).toBe(`${version}\n`);
  const help = await command('--help');
  expect(help).toMatch(/^ {2}read /m);
  expect(help).not.toMatch(/^ {2}(train|serve|explain)|PDF/m);
  expect(help).toContain('are in the package @cifra/cli');
  await expect(command('read', 'no.png')).rejects.toThrow('cifra: no.png: does not exist: check the name');
});

test.skipIf(missingRuntimes)('the command runs in Node 20', async () => {
  const bin = join(project, 'node_modules/.bin/cifra');
  expect(await run(binaries.node20, [bin, 'read', '--csv', 'zip.png'], project)).toContain('zip.png,94107,');
});

/** The programs of the documents and of `index.ts`, which must run as they are printed. */
async function documented(): Promise<[string, string][]> {
  const [readme, document] = await Promise.all(
    ['../README.md', '../../../docs/package.md'].map((file) =>
      readFile(join(import.meta.dirname, file), 'utf8'),
    ),
  );
  const blocks = (text: string) => [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  // Those of `CifraError` are of `@cifra/core`.
  const exampled = documentedIn('cifra').flatMap(({ kind, example }) =>
    kind === 'function' && example !== null ? [example] : [],
  );
  const groups = { 'README.md': blocks(readme), 'docs/package.md': blocks(document), 'index.ts': exampled };
  return Object.entries(groups).flatMap(([name, codes]) =>
    codes.map((code, i): [string, string] => [`${name} ${i + 1}`, code]),
  );
}

const programs = await documented();

test('the documents have programs', () => {
  expect(programs.map(([name]) => name.split(' ')[0])).toEqual(
    expect.arrayContaining(['README.md', 'docs/package.md', 'index.ts']),
  );
});

test.each(programs)('the program runs: %s', async (name, code) => {
  await copyFile(join(examples, 'cheque.jpg'), join(project, 'cheque.jpg'));
  const file = await program(`${name.replaceAll(/\W/g, '-')}.js`, code);
  const output = await run(process.execPath, [file], project);
  if (code.includes('console.log')) expect(output.trim()).not.toBe('');
});

const TYPED = `import { CifraError, createReader, type Expect, read, type ReadOptions, type Reading } from 'cifra';

const expect: Expect = { kind: 'digits', count: [4, 6] };
const options: ReadOptions = { expect, style: 'european', print: true, maxError: 0.001 };
const readings: Reading[] = await read('zip.png', options);
const confidence: number = readings[0].digits[0].probabilities[7];
const reader = await createReader({ expect: 'amount' });
await reader.read({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) });
await reader.read(new Uint8Array(3).buffer);
await reader.close();
export const code = (error: unknown): string => (error instanceof CifraError ? error.code : String(confidence));
// @ts-expect-error a style that does not exist
await read('zip.png', { style: 'british' });
// @ts-expect-error pixels without channels
await read({ width: 1, height: 1, data: new Uint8Array(3) });
`;

const TYPED_BROWSER = `import { read } from 'cifra';

declare const canvas: HTMLCanvasElement, offscreen: OffscreenCanvas, image: HTMLImageElement;
declare const bitmap: ImageBitmap, pixels: ImageData, file: File;
const { signal } = new AbortController();
for (const source of [canvas, offscreen, image, bitmap, pixels, file, new Blob(), new URL('https://example.org')])
  await read(source, { signal });
`;

const TYPED_ELEMENT = `import 'cifra/element';
import { CifraNumberElement, english, type Words } from 'cifra/element/class';

const element = document.querySelector('cifra-number') ?? document.createElement('cifra-number');
const { value, confidence }: { value: string; confidence: number | null } = element;
element.expect = { kind: 'digits', count: 5 };
element.addEventListener('cifra-reading', ({ detail }) => console.log(detail.digits.length, value, confidence));
const words: Words = { ...english, sheet: 'Hier schreiben' };
element.words = { sheet: words.sheet };
customElements.define('my-number', class extends CifraNumberElement {});
// @ts-expect-error pictures by another means
element.pictures = 'scanner';
`;

test.each([
  ['without types of Node and browsers', TYPED, ['--lib', 'ES2022', '--module', 'nodenext']],
  [
    'in a browser',
    TYPED_BROWSER,
    ['--lib', 'ES2022,DOM', '--module', 'esnext', '--moduleResolution', 'bundler'],
  ],
  [
    'with the element',
    TYPED_ELEMENT,
    ['--lib', 'ES2022,DOM,DOM.Iterable', '--module', 'preserve', '--moduleResolution', 'bundler'],
  ],
])('a TypeScript program compiles %s', async (_, text, words) => {
  const file = await program(`typed-${text.length}.ts`, text);
  const strict = ['--strict', '--noEmit', '--target', 'es2022', '--skipLibCheck', 'false', '--types', ''];
  await run(process.execPath, [compiler, ...strict, ...words, file], project);
});
