// Publishes all packages to a registry of our own, installs them into empty projects, and uses them there:
// the command, the examples of the docstrings, and TypeScript.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { makePdf } from '@cifra/node/documents/testing/makePdf.ts';
import { freePort } from '@cifra/node/testing/freePort.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedIn } from './examples.ts';
import { workspaceOf } from './manifest.ts';
import { PUBLISHED } from './published.ts';
import { examples, installInto, packedPackages, temporaryFolder, ZIP } from './testing/project.ts';
import { type Registry, startRegistry } from './testing/registry.ts';
import { run } from './testing/run.ts';
import { installRuntimes, missingRuntimes, type RuntimeName } from './testing/runtimes.ts';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

let folder: string;
let registry: Registry;
let binaries: Readonly<Record<RuntimeName, string>>;
/** Has only `@cifra/cli`, and what that needs. */
let withCli: string;
/** Has only `cifra` and `@cifra/documents`. */
let withDocuments: string;
/** Has only `@cifra/core` and `@cifra/client`. */
let small: string;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  [withCli, withDocuments, small] = ['cli', 'documents', 'small'].map((name) => join(folder, name));
  const [started, tarballs] = await Promise.all([startRegistry(folder), packedPackages()]);
  registry = started;
  await Promise.all(Object.values(tarballs).map((tarball) => registry.publish(tarball)));
  if (!missingRuntimes) binaries = await installRuntimes();
  await installInto(withDocuments, ['cifra', '@cifra/documents'], registry.env);
  await installInto(small, ['@cifra/core', '@cifra/client'], registry.env);
  await installInto(withCli, ['@cifra/cli'], registry.scopedEnv, versionsHere());
  await prepare();
  await startServer();
});

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  await registry?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The versions in this clone of the packages that ours depend on. */
function versionsHere(): Record<string, string> {
  const root = join(examples, '..');
  const versions = PUBLISHED.flatMap(({ name }) =>
    Object.keys(workspaceOf(name).dependencies ?? {})
      .filter((each) => !each.startsWith('@cifra/'))
      .map((each): [string, string] => {
        const places = [`packages/${name}/node_modules`, 'node_modules'].map((place) =>
          join(root, place, each),
        );
        const found = places.find((place) => existsSync(place)) as string;
        return [each, JSON.parse(readFileSync(join(found, 'package.json'), 'utf8')).version];
      }),
  );
  return Object.fromEntries(versions);
}

/** Writes the files that the examples name. */
async function prepare(): Promise<void> {
  await symlink('node_modules/@cifra/models', join(withCli, 'models'));
  const form = makePdf([{ width: 200, height: 100, content: '3 w 20 20 m 20 80 l S' }]);
  for (const project of [withCli, withDocuments]) await writeFile(join(project, 'form.pdf'), form);
  await copyFile(join(examples, 'phone.jpg'), join(withCli, 'phone.jpg'));
  for (const [digit, picture] of Object.entries({ 3: 'drawn-3.png', 6: 'boxed-6.png', 8: 'pencil-8.jpg' })) {
    await mkdir(join(withCli, 'own', digit), { recursive: true });
    await copyFile(join(examples, picture), join(withCli, 'own', digit, picture));
  }
}

/** Nothing is written outside the test's folder. */
function environment(): Readonly<Record<string, string>> {
  const [home, data, cache] = ['home', 'data-home', 'cache-home'].map((name) => join(folder, name));
  const places = { HOME: home, XDG_DATA_HOME: data, XDG_CACHE_HOME: cache };
  return { ...places, NO_COLOR: '1', CIFRA_DATA: join(folder, 'no-data') };
}

const command = () => join(withCli, 'node_modules/.bin/cifra');

function cifra(...words: string[]): Promise<string> {
  return run(process.execPath, [command(), ...words], withCli, environment());
}

async function startServer(): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const words = [command(), 'serve', '--port', String(port)];
  const env = { ...process.env, ...environment(), CIFRA_DATA: '', CIFRA_LOG_LEVEL: 'error' };
  server = spawn(process.execPath, words, { cwd: withCli, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    lines.push(line);
    if (line.includes('Cifra reads at')) return;
  }
  throw new Error(`the server did not start: ${lines.join('\n')}`);
}

const installed = async (project: string) =>
  (await Promise.all(['', '@cifra'].map((scope) => readdir(join(project, 'node_modules', scope)))))
    .flat()
    .filter((name) => !/^[.@]/.test(name))
    .sort();

test('the packages without dependencies install nothing else', async () => {
  expect(await installed(withDocuments)).toEqual(['cifra', 'documents']);
  expect(await installed(small)).toEqual(['client', 'core']);
});

test('`@cifra/cli` installs no native code', async () => {
  const files = await readdir(join(withCli, 'node_modules'), { recursive: true });
  expect(files.filter((file) => /(^|\/)binding\.gyp$|\.node$/.test(file))).toEqual([]);
  const lock = JSON.parse(await readFile(join(withCli, 'node_modules/.package-lock.json'), 'utf8'));
  const scripted = Object.entries<{ hasInstallScript?: true }>(lock.packages);
  expect(scripted.filter(([, each]) => each.hasInstallScript)).toEqual([]);
});

test('the command has its version, and all commands but those of the clone', async () => {
  const { version } = createRequire(join(withCli, 'x.js'))('@cifra/cli/package.json');
  expect(await cifra('--version')).toBe(`${version}\n`);
  const help = await cifra('--help');
  const commands = [...help.matchAll(/^ {2}([a-z]+) {3,}\S/gm)].map(([, name]) => name);
  const own = 'read explain calibrate serve train tune evaluate data models worker mcp keys';
  expect(commands).toEqual(own.split(' '));
});

test('`cifra read` reads pictures and PDFs with the released models', async () => {
  const { model, readings } = JSON.parse(await cifra('read', '--json', 'zip.png'));
  expect(model).toMatch(/^digit \S+, number \S+, page \S+$/);
  expect(readings).toMatchObject([{ text: ZIP, accepted: true }]);
  expect(await cifra('read', '--csv', 'form.pdf')).toMatch(/^form\.pdf,1,1,/m);
});

test('`cifra explain`, `models` and `data` find what they need', async () => {
  expect(await cifra('explain', 'own/3/drawn-3.png')).toMatch(/^It looks like a 3/m);
  expect(await cifra('models', 'list')).toMatch(/^digit-small /m);
  expect(await cifra('models', 'show', 'number')).toContain('number');
  expect(await cifra('data', 'list')).toMatch(/^mnist +/m);
});

test('`cifra train` trains in worker threads, and writes a model', async () => {
  const words = ['--epochs', '1', '--replicas', '2', '--out', 'trained'];
  const bundle = (await cifra('train', 'tiny-synthetic', ...words)).trim();
  expect(bundle).toBe(join(withCli, 'trained/bundle'));
  const { training } = JSON.parse(await readFile(join(bundle, 'manifest.json'), 'utf8'));
  expect(training.commit).toMatch(/^@cifra\/training \d/);
  expect(await cifra('models', 'show', bundle)).toContain('tiny-synthetic');
});

test('`cifra tune` searches, and `cifra evaluate` writes a report', async () => {
  const found = await cifra('tune', 'tiny-synthetic', '--trials', '1', '--out', 'study');
  expect(found).toContain(join(withCli, 'study'));
  const summary = await cifra('evaluate', 'digit-small', '--on', 'own', '--quick', '--out', 'report');
  expect(summary).toContain('report/report.html');
});

test('`cifra serve` serves the page, the reader, jobs and the reference', async () => {
  expect(await (await fetch(url)).text()).toContain('<title>Cifra');
  expect((await fetch(`${url}/docs`)).status).toBe(200);
  const form = new FormData();
  form.append('pictures', new Blob([await readFile(join(withCli, 'zip.png'))]), 'zip.png');
  const { id } = await (await fetch(`${url}/v1/jobs`, { method: 'POST', body: form })).json();
  await expect.poll(async () => (await (await fetch(`${url}/v1/jobs/${id}`)).json()).state).toBe('completed');
  const results = await (await fetch(`${url}/v1/jobs/${id}/results?format=jsonl`)).text();
  expect(JSON.parse(results).result.readings[0].text).toBe(ZIP);
});

test('`cifra mcp` has the tools of the reader', async () => {
  const child = spawn(process.execPath, [command(), 'mcp'], {
    cwd: withCli,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const protocolVersion = '2025-06-18';
  const clientInfo = { name: 'test', version: '1' };
  const messages = [
    { id: 1, method: 'initialize', params: { protocolVersion, capabilities: {}, clientInfo } },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/list' },
  ];
  for (const message of messages) child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  for await (const line of createInterface({ input: child.stdout })) {
    const { id, result } = JSON.parse(line);
    if (id !== 2) continue;
    expect(result.tools.map(({ name }: { name: string }) => name)).toContain('read_numbers');
    break;
  }
  child.kill();
});

test.skipIf(missingRuntimes)('the command runs in Node 22, and says what it needs in Node 20', async () => {
  const read = [command(), 'read', '--csv', 'zip.png'];
  expect(await run(binaries.node22, read, withCli, environment())).toContain(`,${ZIP},`);
  const train = [command(), 'train', 'tiny-synthetic', '--epochs', '1', '--out', 'trained22'];
  expect(await run(binaries.node22, train, withCli, environment())).toContain('trained22/bundle');
  await expect(run(binaries.node20, read, withCli)).rejects.toThrow('cifra: needs Node 22 or newer');
});

const WORKSPACES = ['core', 'kernels', 'pdf', 'client', 'node', 'training', 'server', 'documents'];
const programs = WORKSPACES.flatMap((workspace) =>
  documentedIn(workspace).map(({ name, example }): [string, string, string] => [
    workspace,
    name,
    example ?? '',
  ]),
);

test.each(programs)('the example runs: %s %s', async (workspace, name, code) => {
  const project = workspace === 'documents' ? withDocuments : withCli;
  await writeFile(join(project, `${workspace}-${name}.js`), code);
  const env = { ...environment(), CIFRA_URL: url };
  const output = await run(process.execPath, [`${workspace}-${name}.js`], project, env);
  if (code.includes('console.log') && !code.includes('DataError')) expect(output.trim()).not.toBe('');
});

const DOCUMENTS = `import { readFile } from 'node:fs/promises';
import { DocumentError, openDocument } from '@cifra/documents';
import { read } from 'cifra';

for (const file of ['form.pdf', 'fax.tif', 'drawn-3.heic']) {
  const document = await openDocument(new Blob([await readFile(file)]));
  for await (const page of document)
    console.log(document.kind, document.pages, page.channels, (await read(page))[0].text);
  await document.page(2).catch((error) => console.log(error.name));
}
for (const bytes of ['text', '%PDF-1.7 damaged', 'II*\\0'])
  await openDocument(new TextEncoder().encode(bytes)).catch((error) => console.log(error instanceof DocumentError, error.code));
`;

const DOCUMENTS_ANSWER = [
  'pdf 1 3 1',
  'RangeError',
  `tiff 1 3 ${ZIP}`,
  'RangeError',
  'heif 1 3 3',
  'RangeError',
  'true not-a-document',
  'true damaged',
  'true damaged',
];

test.skipIf(missingRuntimes).for([
  ['node20', []],
  ['node22', []],
  ['node24', []],
  ['bun', ['run']],
  ['deno', ['run', '--no-remote', '--node-modules-dir=manual', '--allow-read', '--allow-env']],
] as const)('PDF, TIFF and HEIC are read in %s', async ([name, words]) => {
  const root = join(examples, '..');
  const fax = join(root, 'packages/node/fixtures/pictures/fax-204x98_94107.tif');
  await copyFile(fax, join(withDocuments, 'fax.tif'));
  await copyFile(join(root, 'packages/web/e2e/drawn-3.heic'), join(withDocuments, 'drawn-3.heic'));
  await writeFile(join(withDocuments, 'documents.js'), DOCUMENTS);
  const binary = name === 'node24' ? process.execPath : binaries[name];
  const output = await run(binary, [...words, 'documents.js'], withDocuments);
  expect(output.trim().split('\n')).toEqual(DOCUMENTS_ANSWER);
});

test.skipIf(missingRuntimes)('core and client run in Node 20', async () => {
  const program = `import { isolateDigit } from '@cifra/core';
import { createClient } from '@cifra/client';
const data = new Uint8Array(6000).fill(255);
for (let y = 20; y < 80; y++) data.fill(0, 60 * y + 28, 60 * y + 33);
console.log(isolateDigit({ width: 60, height: 100, channels: 1, data }).kind, (await createClient({ url: process.env.CIFRA_URL }).listModels()).models.length > 0);
`;
  await writeFile(join(small, 'program.js'), program);
  expect(await run(binaries.node20, ['program.js'], small, { CIFRA_URL: url })).toBe('digit true\n');
});

/** Every public module, compiled with all its declarations checked. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  small: ['core', 'client'],
  documents: ['documents'],
  cli: ['core', 'kernels', 'pdf', 'node', 'training', 'server', 'client'],
};

test.each(Object.entries(TYPED))(
  'TypeScript checks the declarations in the project %s',
  async (name, modules) => {
    const project = join(folder, name);
    const lines = modules.map((each, i) => `import * as m${i} from '@cifra/${each}';\nexport { m${i} };`);
    await writeFile(join(project, 'typed.ts'), lines.join('\n'));
    const strict = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--skipLibCheck',
      'false',
    ];
    const types = join(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')), '..');
    const needed = name === 'cli' ? ['--typeRoots', types, '--types', 'node'] : ['--types', ''];
    const lib = name === 'documents' ? 'ES2022' : 'ES2023,DOM,DOM.Iterable,DOM.AsyncIterable';
    await run(process.execPath, [compiler, ...strict, '--lib', lib, ...needed, 'typed.ts'], project);
  },
);
