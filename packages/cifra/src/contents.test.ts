// The tarball: its size, its files, and what the checkers of packages find.
import { statSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installInto, packedPackages, temporaryFolder } from '@cifra/publishing/testing/project.ts';
import { run } from '@cifra/publishing/testing/run.ts';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MEGABYTE = 1e6;
const clone = join(import.meta.dirname, '../../..').slice(1);
let folder: string;
let tarball: string;
let installed: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  tarball = (await packedPackages()).cifra;
  await installInto(folder, [tarball]);
  installed = join(folder, 'node_modules');
});

afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the tarball and its files are small', async () => {
  const files = await readdir(join(installed, 'cifra'), { recursive: true });
  const sizes = files.map((file) => statSync(join(installed, 'cifra', file))).filter((each) => each.isFile());
  expect(statSync(tarball).size).toBeLessThan(2 * MEGABYTE);
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(6 * MEGABYTE);
});

test('nothing else is installed', async () => {
  const packages = (await readdir(installed)).filter((name) => !name.startsWith('.'));
  expect(packages).toEqual(['cifra']);
});

test('the package has its licences, its documentation, and no TypeScript to run', async () => {
  const files = await readdir(join(installed, 'cifra'), { recursive: true });
  expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'NOTICE', 'package.json']));
  expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
});

test('scripts have source maps with their sources, and no paths of the machine that built them', async () => {
  const scripts = join(installed, 'cifra/dist/js');
  const files = (await readdir(scripts)).filter((file) => file.endsWith('.js'));
  const texts = await Promise.all(files.map((file) => readFile(join(scripts, file), 'utf8')));
  expect(files.filter((_, i) => texts[i].includes(clone))).toEqual([]);
  // The other files only export again.
  const withCode = files.filter((_, i) => texts[i].length > 200);
  expect(withCode.length).toBeGreaterThan(10);
  for (const file of withCode) {
    const map = JSON.parse(await readFile(join(scripts, `${file}.map`), 'utf8'));
    expect(map.sources.filter((source: string) => !/^(packages|node_modules)\//.test(source))).toEqual([]);
    expect(map.sourcesContent.length).toBe(map.sources.length);
  }
});

test('publint finds nothing', async () => {
  const pkgDir = join(installed, 'cifra');
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('the types resolve as the code does: attw finds nothing', async () => {
  const cli = dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json'));
  const words = [join(cli, 'dist/index.js'), tarball, '--profile', 'esm-only', '--format', 'json'];
  const { analysis } = JSON.parse(await run(process.execPath, words, folder));
  expect(analysis.types).toMatchObject({ kind: 'included' });
  // CommonJS gets the ES module by `require`, which Node does from 20.19 on.
  const ignored = ['CJSResolvesToESM'];
  const found = analysis.problems.filter(({ kind }: { kind: string }) => !ignored.includes(kind));
  expect(found).toEqual([]);
});
