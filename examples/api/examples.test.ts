// Runs the examples, and the programs of docs/client.md, unchanged against a server that requires a
// key.
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '@cifra/server/config.ts';
import { type RunningServer, startServer } from '@cifra/server/main.ts';
import { copyEmbedded } from '@cifra/server/testing/embedded.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = import.meta.dirname;
const root = join(here, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cifra-examples-'));
const scans = join(folder, 'scans');
const zip = join(folder, 'scans.zip');

let server: RunningServer;
let env: NodeJS.ProcessEnv;
let key: string;
beforeAll(async () => {
  mkdirSync(scans);
  for (const name of ['boxed-6.png', 'phone.jpg', 'scribble.png'])
    copyFileSync(join(root, 'examples', name), join(scans, name));
  writeFileSync(join(scans, 'torn.png'), 'not a picture');
  const kept = join(folder, 'kept');
  await copyEmbedded(kept);
  const settings = { CIFRA_DATA_FOLDER: kept, CIFRA_READERS: '1', CIFRA_LOG_LEVEL: 'silent' };
  server = await startServer(readConfig({ ...settings, PORT: '0', CIFRA_AUTH: 'keys' }));
  env = { ...process.env, ...settings, CIFRA_URL: server.url, DATABASE_URL: undefined };
  const cli = join(root, 'packages/cli/src/main.ts');
  const made = await run(process.execPath, cli, 'keys', 'create', 'examples', '--scopes', 'read,write');
  key = made.stdout.trim();
  env.CIFRA_KEY = key;
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the output of a program, run in the folder of the scans. */
function run(program: string, ...words: string[]) {
  return promisify(execFile)(program, words, { cwd: scans, env });
}

/** On CI a missing tool is a failure, elsewhere a skip. */
function absent(...tools: string[]): boolean {
  return !process.env.CI && tools.some((tool) => spawnSync(tool, ['--version']).error);
}

const languages = [
  { name: 'TypeScript', program: process.execPath, ending: 'ts', folder: scans, skipped: false },
  { name: 'curl', program: 'bash', ending: 'sh', folder: zip, skipped: absent('curl', 'jq', 'zip') },
  { name: 'Python', program: 'python3', ending: 'py', folder: scans, skipped: absent('python3') },
];

for (const { name, program, ending, folder, skipped } of languages) {
  test.skipIf(skipped)(`${name}: pictures are read, refused, and found not to be any`, async () => {
    const { stdout } = await run(
      program,
      join(here, `read.${ending}`),
      'boxed-6.png',
      'scribble.png',
      'torn.png',
    );
    const [six, scribble, torn] = stdout.trimEnd().split('\n');
    expect(six).toMatch(/^boxed-6\.png: 6( \(\d+\.\d %\))?$/);
    expect(scribble).toMatch(/^scribble\.png: refused, [a-z-]+$/);
    expect(torn).toMatch(/^torn\.png: the picture .+/);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  test.skipIf(skipped)(`${name}: a job`, async () => {
    if (folder === zip) await run('zip', '-q', zip, 'boxed-6.png', 'phone.jpg', 'scribble.png', 'torn.png');
    const { stdout, stderr } = await run(program, join(here, `job.${ending}`), folder);
    expect(stdout).toMatch(/^.*\bname,.*\r?\n(.*,)?boxed-6\.png,(.*,)?6,/);
    expect(stdout).toMatch(/^(\d+,)?phone\.jpg,/m);
    expect(stderr).toMatch(/^completed: 4 of 4$/m);
    const left = await fetch(`${server.url}/v1/jobs`, { headers: { 'x-api-key': key } }).then((answer) =>
      answer.json(),
    );
    expect(left, 'remaining jobs').toEqual({ jobs: [], next: null });
  });
}

const blocks = readFileSync(join(root, 'docs/client.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms);
const programs = [...blocks].map(([, program]) => program);
const printed = [
  /^2125550142 0\.\d+ true\n/,
  /^2 of 2\nphone\.jpg 2125550142\ndate\.jpg \d+/m,
  /^422 picture-unsupported /,
];

test.each(printed.map((text, i) => [i, text] as const))('docs/client.md: program %s', async (i, text) => {
  expect(programs).toHaveLength(printed.length);
  const program = programs[i].replace("url: 'http://127.0.0.1:8080'", `url: '${server.url}', key: '${key}'`);
  const words = ['--input-type=module-typescript', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root, env });
  expect(stdout).toMatch(text);
});
