import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutOnnxRuntime } from '@cifra/node/testing/withoutOnnxRuntime.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-train-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('trains a recipe to a bundle that reads; Ctrl-C loses nothing', async () => {
  const run = join(folder, 'run one');
  const stopped = await runCli(
    ['train', 'tiny-synthetic', '--epochs', '2', '--seed', '3', '--out', run, '--replicas', '1'],
    {
      onStderr: (soFar, kill) => {
        if (/epoch 0\.\d+\/2 /.test(soFar)) kill('SIGINT');
      },
    },
  );
  expect(stopped.stderr).toMatch(/stopped after step \d+; saved in .*\.checkpoint\n/);
  expect(stopped.stderr).toContain(`resume with: npx cifra train --resume '${run}'\n`);
  expect(stopped).toMatchObject({ code: 130, stdout: '' });

  const resumed = await runCli(['train', '--resume', run]);
  expect(resumed.stderr).toMatch(/resuming after step \d+ of \d+\n/);
  expect(resumed.stderr).toMatch(/epoch 2: loss \d+\.\d+, validation error \d+\.\d+ %/);
  expect(resumed).toMatchObject({ code: 0, stdout: `${join(run, 'bundle')}\n` });
  expect(existsSync(join(run, 'bundle/model.onnx'))).toBe(true);

  const shown = await runCli(['models', 'show', join(run, 'bundle')]);
  expect(shown.stderr).toBe('');
  expect(shown.stdout).toMatch(/recipe tiny-synthetic .*seed 3/);
});

test('trains without onnxruntime-node', async () => {
  const known = new URL('../../../training/recipes/tiny-synthetic.json', import.meta.url);
  const recipe = JSON.parse(await readFile(known, 'utf8'));
  recipe.data.samples = 200;
  const file = join(folder, 'small.json');
  await writeFile(file, JSON.stringify(recipe));
  const out = join(folder, 'ours');
  const env = { NODE_OPTIONS: withoutOnnxRuntime };
  const ran = await runCli(['train', file, '--epochs', '1', '--out', out, '--replicas', '1'], { env });
  expect(ran).toMatchObject({ code: 0, stdout: `${join(out, 'bundle')}\n` });
  const { versions } = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'));
  expect(versions).not.toHaveProperty('onnxruntime-node');
});

test('an unknown recipe: lists the known ones', async () => {
  const { code, stderr } = await runCli(['train', 'no-such']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/there is no recipe "no-such"\n +Available: .*digit, .*tiny-synthetic/);
});

test('a recipe with a wrong field: names the field', async () => {
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{ "name": "wrong" }');
  const { code, stderr } = await runCli(['train', file]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cifra: .*wrong\.json: recipe/);
  expect(stderr).not.toContain('    at ');
});

test('a recipe with a wrong last layer leaves no files', async () => {
  const known = new URL('../../../training/recipes/tiny-synthetic.json', import.meta.url);
  const recipe = JSON.parse(await readFile(known, 'utf8'));
  recipe.model.layers.at(-1).out = 7;
  const file = join(folder, 'seven.json');
  await writeFile(file, JSON.stringify(recipe));
  const out = join(folder, 'seven');
  expect(await runCli(['train', file, '--out', out])).toEqual({
    code: 1,
    stdout: '',
    stderr: `cifra: ${file}: recipe.model: the last layer gives 7 outputs, expected 10 outputs, one for each digit\n`,
  });
  expect(existsSync(out)).toBe(false);
});

test('a folder, or a file that is not a recipe, gets one line', async () => {
  expect(await runCli(['train', folder])).toEqual({
    code: 1,
    stdout: '',
    stderr: `cifra: ${folder}: is a folder, expected a file: name a file in it\n`,
  });
  const file = join(folder, 'notes.txt');
  await writeFile(file, 'not\na\nrecipe\n');
  const { code, stderr } = await runCli(['train', file]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cifra: .*notes\.txt: not JSON \(.+\)\n$/);
});

test.each(['{', '{}'])('names a run with a damaged head: %s', async (text) => {
  const run = join(folder, 'damaged');
  await mkdir(run, { recursive: true });
  await writeFile(join(run, 'run.json'), text);
  const { code, stderr } = await runCli(['train', '--resume', run]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cifra: .*damaged.run\.json: not (JSON|the head of a run).*\n$/);
});

test('reports a missing run and missing data', async () => {
  expect((await runCli(['train', '--resume', folder])).stderr).toMatch(/^cifra: there is no run in /);
  const { code, stderr } = await runCli(['train', 'digit', '--data', join(folder, 'nowhere')], {
    cwd: folder,
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^cifra: the data folder .*nowhere lacks mnist and qmnist: get .* with `npx cifra data get mnist qmnist`;/,
  );
});

test.each([
  ['digit'],
  ['--seed', '2'],
  ['--epochs', '3'],
  ['--replicas', '1'],
  ['--out', 'elsewhere'],
  ['--from', 'another'],
])('a run goes on as it was begun: --resume with %s is wrong usage', async (...words) => {
  const { code, stderr } = await runCli(['train', '--resume', folder, ...words]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^cifra: --resume continues a run with its original settings\n +Leave out the recipe, /,
  );
});
