import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ran, runCli } from './testing/runCli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-rim-'));
  await writeFile(join(folder, 'file'), 'text');
  await mkdir(join(folder, 'locked/lock.sqlite'), { recursive: true });
  await mkdir(join(folder, 'why.svg'));
});
afterAll(() => rm(folder, { recursive: true }));

const six = join(root, 'examples/boxed-6.png');

/** Expects one line that a user can act on, without a stack or an error name. */
function expectOneLine({ code, stderr }: Ran, wanted: RegExp): void {
  expect(stderr).toMatch(wanted);
  expect(stderr).toMatch(/^cifra: [^\n]+: [^\n]+\n$/);
  // The folder's name is random, and may look like an error's.
  expect(stderr.replaceAll(folder, '')).not.toMatch(/bug in cifra|E[A-Z]{4,}|ERR_/);
  expect(code).toBe(1);
}

test.each<[string[], RegExp]>([
  [['train', 'tiny-synthetic', '--out', 'file'], /file is a file: name a new folder/],
  [['train', '.'], /^cifra: \.: is a folder, expected a file/],
  [['tune', 'tiny-synthetic', '--out', 'file/x'], /file\/x is a file: name a new folder/],
  [['evaluate', 'digit', '--out', 'file'], /file: a file has this name/],
  [['data', 'get', 'usps', '--data', 'file'], /file\/usps: a part of this path is a file/],
  [['explain', six, '--out', 'why.svg'], /why\.svg: is a folder, expected a file/],
])('cifra %j', async (words, wanted) => {
  const ran = await runCli(words, { cwd: folder });
  expectOneLine({ ...ran, stderr: ran.stderr.slice(ran.stderr.indexOf('cifra: ')) }, wanted);
});

test.each([
  ['file', /file: a file has this name, expected a folder/],
  ['locked', /locked\/lock\.sqlite: this database cannot be opened/],
])('cifra keys with the data folder %s', async (name, wanted) => {
  const env = { CIFRA_DATA_FOLDER: join(folder, name), DATABASE_URL: undefined };
  expectOneLine(await runCli(['keys', 'list'], { env }), wanted);
});

describe('a port that is in use', () => {
  test.each([
    ['cifra serve', ['packages/cli/src/bin.mjs', 'serve']],
    ['the server alone', ['packages/server/src/main.ts']],
  ])('%s', async (_, [script, ...words]) => {
    await using holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    const env = { PORT: String(port), CIFRA_READERS: '1', CIFRA_DATA_FOLDER: join(folder, 'server') };
    const ran = await runCli(words, { env, script: join(root, script) });
    expectOneLine(ran, new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use: end the program`));
  });
});

test('npm start takes the options of cifra serve', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [, script, ...words] = scripts.start.split(' ');
  const ran = await runCli([...words, '--port', '70000'], { script: join(root, script) });
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('PORT is "70000"') });
});

test('the server alone refuses options instead of ignoring them', async () => {
  const ran = await runCli(['--port', '9000'], { script: join(root, 'packages/server/src/main.ts') });
  const refused = 'cifra: --port: the server has no options here; npx cifra serve has\n';
  expect(ran).toMatchObject({ code: 2, stderr: refused });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk (/dev/full, which Linux has)', () => {
  test('standard output', async () => {
    await using full = await open('/dev/full', 'w');
    const ran = await runCli(['models', 'list'], { stdout: full.fd });
    expectOneLine(ran, /^cifra: standard output: no space is left on this disk/);
  });

  test('the drawing of explain', async () => {
    await symlink('/dev/full', join(folder, 'full.svg'));
    const ran = await runCli(['explain', six, '--out', 'full.svg'], { cwd: folder });
    expectOneLine(ran, /^cifra: full\.svg: no space is left on this disk/);
  });
});
