// The tarball: its size, its files, and what the checkers of packages find.
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installInto, pack, temporaryFolder } from './testing/project.ts';
import { run } from './testing/run.ts';

const MEGABYTE = 1e6;
let folder: string;
let tarball: string;
let installed: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  tarball = await pack(folder);
  await installInto(folder, tarball);
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

test('every script has a source map with its sources, without paths of the machine that built it', async () => {
  const dist = join(installed, 'cifra/dist');
  const scripts = (await readdir(dist, { recursive: true })).filter((file) =>
    /^(node|browser).*\.js$/.test(file),
  );
  expect(scripts.length).toBeGreaterThan(2);
  for (const file of scripts) {
    if (file.includes('rolldown-runtime')) continue;
    expect(existsSync(join(dist, `${file}.map`)), file).toBe(true);
    const { sources, sourcesContent } = JSON.parse(await readFile(join(dist, `${file}.map`), 'utf8'));
    expect(sources.filter((source: string) => source.startsWith('/'))).toEqual([]);
    expect(sourcesContent.length).toBe(sources.length);
    expect(await readFile(join(dist, file), 'utf8')).not.toContain(dirname(import.meta.dirname));
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
  const ignored = ['CJSResolvesToESM'];
  const found = analysis.problems.filter(({ kind }: { kind: string }) => !ignored.includes(kind));
  expect(found).toEqual([]);
});
