import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

let folder: string;
const figures = [
  {
    name: 'accuracy',
    data: 'sample digits',
    metric: 'accuracy',
    value: 0.9979,
    n: 10_000,
    interval95: [0.9968, 0.9986] as const,
    command: 'cifra evaluate sample',
  },
  {
    name: 'accuracy, mean of 3 seeds',
    data: 'sample digits',
    metric: 'accuracy',
    value: 0.9978,
    n: 10_000,
    interval95: [0.9975, 0.9981] as const,
    command: 'cifra evaluate sample',
  },
  {
    name: 'accuracy',
    data: 'other digits',
    metric: 'accuracy',
    value: 0.965,
    n: 1000,
    interval95: [0.9517, 0.9747] as const,
    command: 'cifra evaluate sample',
  },
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-models-'));
  await writeSampleBundle(join(folder, 'sample'), { figures, parameters: 290_123, multiplyAdds: 2_900_000 });
});
afterAll(() => rm(folder, { recursive: true }));

test('list: a table, or JSON', async () => {
  const { code, stdout, stderr } = await runCli(['models', 'list', folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(
    'name    version  parameters  multiply-adds  accuracy  on\n' +
      'sample  1.0.0         290 k         2.90 M   99.79 %  sample digits\n' +
      '                                             96.50 %  other digits\n',
  );
  const json = await runCli(['models', 'list', folder, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject([{ name: 'sample', figures }]);
});

test('show: facts, verified files, figures with intervals', async () => {
  const { code, stdout } = await runCli(['models', 'show', join(folder, 'sample')]);
  expect(code).toBe(0);
  expect(stdout).toContain('sample 1.0.0\n');
  expect(stdout).toMatch(/model\.onnx +\d+ kB +verified/);
  expect(stdout).toMatch(/accuracy +sample digits +99\.79 % +99\.68–99\.86 % +10000/);
  expect(stdout).toContain('measured by:\n  cifra evaluate sample');
  const json = await runCli(['models', 'show', join(folder, 'sample'), '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ verified: [{ name: 'model.onnx', state: 'ok' }] });
});

test('a changed file: exit code 3, and reading refuses the model', async () => {
  const bad = await writeSampleBundle(join(folder, 'changed'));
  await writeFile(join(bad, 'model.onnx'), 'not the model');
  const { code, stdout } = await runCli(['models', 'show', bad]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/model\.onnx +13 B +corrupt/);
  await rm(bad, { recursive: true });
});

test('names a damaged manifest and lists the others', async () => {
  const bad = join(folder, 'bad');
  await mkdir(bad);
  await writeFile(join(bad, 'manifest.json'), '{}');
  const { code, stdout, stderr } = await runCli(['models', 'list', folder]);
  expect(code).toBe(3);
  expect(stdout).toContain('sample  1.0.0');
  expect(stderr).toMatch(
    /^cifra: .*bad.manifest\.json: .*manifest.format: got nothing, expected "cifra-bundle\/1"\n$/,
  );
  await rm(bad, { recursive: true });
});

test('a manifest with incomplete figures gets one clear line', async () => {
  const bad = await writeSampleBundle(join(folder, 'incomplete'));
  const file = join(bad, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, figures: [{}] }));
  const { code, stdout, stderr } = await runCli(['models', 'show', bad]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`cifra: ${file}: manifest.figures[0].name: got nothing, expected a non-empty text\n`);
  await rm(bad, { recursive: true });
});

test.each([
  ['no-such-model', /there is no model "no-such-model"\n +The folder .*models has: digit, /],
  ['./nowhere', /there is no model "\.\/nowhere"/],
  [tmpdir(), /is not a model: it has no manifest\.json/],
])('show %s', async (name, message) => {
  const { code, stdout, stderr } = await runCli(['models', 'show', name]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
});

test('a missing folder is an error, not an empty list', async () => {
  const { code, stdout, stderr } = await runCli(['models', 'list', join(folder, 'nowhere')]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^cifra: there is no folder .*nowhere\n +It should have the models: check the name/);
});

test('a folder without models is an error', async () => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const { code, stdout, stderr } = await runCli(['models', 'list', empty]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^cifra: no models in .*empty\n +Name another folder/);
});

describe('CIFRA_MODELS', () => {
  test('names the folder of models for every command', async () => {
    const env = { CIFRA_MODELS: folder };
    expect((await runCli(['models', 'list'], { env })).stdout).toContain('sample  1.0.0');
    expect((await runCli(['models', 'show', 'sample'], { env })).stdout).toContain('sample 1.0.0\n');
    const read = await runCli(['read', join(root, 'examples/boxed-6.png')], { env });
    expect(read).toMatchObject({ code: 1, stdout: '' });
    expect(read.stderr).toMatch(/^cifra: there is no model "digit"\n +The folder .* has: sample\./);
  });

  test('uses the newest of several versions', async () => {
    for (const version of ['1.9.0', '1.10.0'])
      await writeSampleBundle(join(folder, 'versioned', version), { name: 'versioned', version });
    const { stdout } = await runCli(['models', 'show', 'versioned'], { env: { CIFRA_MODELS: folder } });
    expect(stdout).toContain('versioned 1.10.0\n');
    await rm(join(folder, 'versioned'), { recursive: true });
  });

  test.each([[['models', 'list']], [['read', 'a.png']], [['serve', '--port', '0']]])(
    'a folder that does not exist ends cifra %j with one line',
    async (words) => {
      const env = { CIFRA_MODELS: join(folder, 'nowhere'), CIFRA_DATA_FOLDER: join(folder, 'data') };
      const { code, stdout, stderr } = await runCli(words, { env });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^cifra: there is no folder .*nowhere\n .*CIFRA_MODELS/);
      expect(stderr).not.toContain('    at ');
    },
  );
});
