// The tarballs: their sizes, files and dependencies, and what the checkers of packages find.
import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedPackages, type Tarballs, temporaryFolder } from './testing/project.ts';
import { run } from './testing/run.ts';

const KILOBYTE = 1000;
const clone = join(import.meta.dirname, '../../..').slice(1);

/** Most kilobytes of each tarball, and its dependencies besides those of other authors. */
const PACKAGES: Readonly<Record<string, { readonly most: number; readonly cifra: readonly string[] }>> = {
  '@cifra/core': { most: 600, cifra: [] },
  '@cifra/kernels': { most: 120, cifra: ['core'] },
  '@cifra/pdf': { most: 30, cifra: ['core'] },
  '@cifra/documents': { most: 4500, cifra: [] },
  '@cifra/client': { most: 60, cifra: [] },
  '@cifra/node': { most: 200, cifra: ['core', 'kernels', 'pdf'] },
  '@cifra/training': { most: 1500, cifra: ['core'] },
  '@cifra/server': { most: 450, cifra: ['core', 'node', 'training'] },
  '@cifra/cli': {
    most: 300,
    cifra: ['client', 'core', 'models', 'node', 'server', 'training', 'web'],
  },
  '@cifra/models': { most: 4000, cifra: [] },
  '@cifra/web': { most: 12_000, cifra: [] },
};
const names = Object.keys(PACKAGES);

/** What CommonJS gets is an ES module, which Node gives by `require`. */
const IGNORED = ['CJSResolvesToESM'];

let folder: string;
let tarballs: Tarballs;

beforeAll(async () => {
  [folder, tarballs] = await Promise.all([temporaryFolder(), packedPackages()]);
  for (const name of names) {
    const to = await mkdtemp(join(folder, 'unpacked-'));
    await run('tar', ['-xzf', tarballs[name], '-C', to], folder);
    places.set(name, join(to, 'package'));
  }
});

afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

const places = new Map<string, string>();

function placeOf(name: string): string {
  return places.get(name) as string;
}

async function filesOf(name: string): Promise<string[]> {
  const place = placeOf(name);
  const all = await readdir(place, { recursive: true });
  return all.filter((file) => statSync(join(place, file)).isFile());
}

async function manifestOf(name: string) {
  return JSON.parse(await readFile(join(placeOf(name), 'package.json'), 'utf8'));
}

test('every package is in the table, and `cifra`, which has tests of its own', () => {
  expect(Object.keys(tarballs).sort()).toEqual(['cifra', ...names].sort());
});

test.each(names)('%s is small', (name) => {
  expect(statSync(tarballs[name]).size).toBeLessThan(PACKAGES[name].most * KILOBYTE);
});

test.each(names)('%s has its documents, and no sources, tests or paths of the machine', async (name) => {
  const files = await filesOf(name);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'NOTICE', 'README.md', 'package.json']));
  expect(files.filter((file) => /(?<!\.d)\.tsx?$|\.test\.|(^|\/)(testing|fixtures)\//.test(file))).toEqual(
    [],
  );
  const texts = files.filter((file) => /\.(js|map|json|md)$/.test(file));
  const own = await Promise.all(texts.map((file) => readFile(join(placeOf(name), file), 'utf8')));
  expect(texts.filter((_, i) => own[i].includes(clone))).toEqual([]);
});

test.each(names)('%s depends on what it needs, on Cifra in the same version', async (name) => {
  const {
    version,
    dependencies = {},
    peerDependenciesMeta = {},
    peerDependencies = {},
  } = await manifestOf(name);
  const cifra = Object.keys(dependencies).filter((each) => each.startsWith('@cifra/'));
  expect(cifra).toEqual(PACKAGES[name].cifra.map((each) => `@cifra/${each}`));
  expect(cifra.filter((each) => dependencies[each] !== version)).toEqual([]);
  for (const native of ['onnxruntime-node', 'sharp', 'node-liblzma'])
    expect(dependencies).not.toHaveProperty(native);
  expect(Object.keys(peerDependencies)).toEqual(Object.keys(peerDependenciesMeta));
});

test.each(['@cifra/core', '@cifra/client', '@cifra/documents', '@cifra/models', '@cifra/web'])(
  '%s installs nothing else',
  async (name) => {
    expect((await manifestOf(name)).dependencies ?? {}).toEqual({});
  },
);

test.each(names)('scripts of %s have source maps with their sources', async (name) => {
  const files = await filesOf(name);
  // The page is served as it is.
  if (name === '@cifra/web') return expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  for (const file of files.filter((each) => each.endsWith('.js.map'))) {
    const { sources, sourcesContent } = JSON.parse(await readFile(join(placeOf(name), file), 'utf8'));
    expect(sources.filter((source: string) => !/^(packages|node_modules)\//.test(source))).toEqual([]);
    expect(sourcesContent).toHaveLength(sources.length);
  }
  const unmapped = files.filter((file) => file.endsWith('.js') && !files.includes(`${file}.map`));
  expect(unmapped.filter((file) => !/dist\/files\/|rolldown-runtime/.test(file))).toEqual([]);
});

test.each(names)('publint finds nothing in %s', async (name) => {
  const { messages, pkg } = await publint({ pkgDir: placeOf(name), strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

const typed = names.filter((name) => !['@cifra/cli', '@cifra/models', '@cifra/web'].includes(name));

test.each(typed)('the types of %s resolve as the code does: attw finds nothing', async (name) => {
  const cli = dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json'));
  const words = [join(cli, 'dist/index.js'), tarballs[name], '--profile', 'esm-only', '--format', 'json'];
  const { analysis } = JSON.parse(await run(process.execPath, words, folder));
  expect(analysis.types).toMatchObject({ kind: 'included' });
  expect(analysis.problems.filter(({ kind }: { kind: string }) => !IGNORED.includes(kind))).toEqual([]);
});

test('each package has a bill of materials, with what it brings and what is inside', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  const bomOf = async (name: string) => {
    const text = await readFile(tarballs[name].replace(/\.tgz$/, '.cdx.json'), 'utf8');
    expect(await validator.validate(text)).toBeNull();
    return text;
  };
  for (const name of ['cifra', ...names]) await bomOf(name);
  expect(await bomOf('@cifra/cli')).toMatch(/pkg:npm\/%40cifra\/server@[\s\S]*pkg:npm\/fastify@/);
  expect(await bomOf('cifra')).toMatch(/"machine-learning-model"/);
  expect(await bomOf('@cifra/core')).not.toMatch(/pkg:npm\/(?!%40cifra\/core)/);
});
