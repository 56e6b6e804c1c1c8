import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyRecipe } from '@cifra/training/run/testing/tinyRecipe.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

let folder: string;
let space: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-tune-'));
  space = join(folder, 'space.json');
  await writeFile(join(folder, 'recipe.json'), JSON.stringify(tinyRecipe()));
  await writeFile(
    space,
    JSON.stringify({
      name: 'small',
      description: 'For the test.',
      recipe: 'recipe.json',
      objectives: ['error', 'multiplyAdds'],
      parameters: {
        'model.layers.0.out': { kind: 'int', low: 4, high: 8, step: 2 },
        learningRate: { kind: 'logFloat', low: 0.01, high: 0.3 },
        'optimiser.kind': { kind: 'categorical', choices: ['adamw', 'sgd'] },
        'optimiser.momentum': { kind: 'float', low: 0.5, high: 0.9, when: { 'optimiser.kind': ['sgd'] } },
        'optimiser.nesterov': { kind: 'categorical', choices: [true], when: { 'optimiser.kind': ['sgd'] } },
        'optimiser.beta1': { kind: 'float', low: 0.8, high: 0.9, when: { 'optimiser.kind': ['adamw'] } },
        'optimiser.beta2': { kind: 'categorical', choices: [0.99], when: { 'optimiser.kind': ['adamw'] } },
        'optimiser.epsilon': { kind: 'categorical', choices: [1e-8], when: { 'optimiser.kind': ['adamw'] } },
      },
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

test('tunes a space to a recipe that trains; Ctrl-C loses only the running trial', async () => {
  const out = join(folder, 'study one');
  const stopped = await runCli(
    ['tune', space, '--trials', '4', '--sampler', 'quasi-random', '--seed', '2', '--out', out],
    {
      onStderr: (soFar, kill) => {
        if (/ 0 {2}complete/.test(soFar)) kill('SIGINT');
      },
    },
  );
  expect(stopped.stderr).toMatch(
    /trial {2}state +error +multiplyAdds +time +out +learningRate +kind +momentum +beta1\n/,
  );
  expect(stopped.stderr).toMatch(/\n +0 {2}complete +\d+\.\d\d % +\d+ k .* ← best so far\n/);
  expect(stopped.stderr).toContain(`resume with: npx cifra tune --resume '${out}' --trials 4\n`);
  expect(stopped).toMatchObject({ code: 130, stdout: '' });

  const resumed = await runCli(['tune', '--resume', out, '--trials', '4']);
  const [best, report] = [join(out, 'best.json'), join(out, 'report.html')];
  expect(resumed).toMatchObject({ code: 0, stdout: `${best}\n${report}\n` });
  expect(await readFile(report, 'utf8')).toContain('Trials: 4 complete;');
  expect(existsSync(join(out, 'front'))).toBe(true);

  const trained = await runCli([
    'train',
    best,
    '--epochs',
    '1',
    '--replicas',
    '1',
    '--out',
    join(folder, 'run'),
  ]);
  expect(trained).toMatchObject({ code: 0, stdout: `${join(folder, 'run/bundle')}\n` });
  expect(JSON.parse(await readFile(join(folder, 'run/recipe.json'), 'utf8')).name).toBe(
    'tiny-synthetic-tuned',
  );
});

test.each<[string, readonly string[], number, RegExp]>([
  ['no space', [], 2, /^cifra: no search space given\n +Available: .*digit.*tiny-synthetic/],
  ['a space that is not there', ['no-such'], 1, /^cifra: there is no search space "no-such"\n +Available: /],
  ['a study that is not there', ['--resume', 'nowhere'], 1, /^cifra: there is no study in nowhere\n/],
  [
    'another seed for an old study',
    ['--resume', 'x', '--seed', '1'],
    2,
    /^cifra: --resume continues a study with its original settings\n/,
  ],
  ['a sampler that is not there', ['digit', '--sampler', 'best'], 2, /tpe, quasi-random, random/],
])('%s: what to do', async (_, words, code, message) => {
  const ran = await runCli(['tune', ...words], { cwd: folder });
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
  expect(ran.stderr).toMatch(message);
});

test('a folder with other files is left unchanged', async () => {
  const full = await mkdtemp(join(folder, 'full-'));
  await writeFile(join(full, 'a.png'), 'a picture');
  const { code, stderr } = await runCli(['tune', 'tiny-synthetic', '--out', full]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `cifra: ${full} is not empty (a.png): name a new folder\n`,
  });
});

test('an unknown place or missing data is reported before the study is created', async () => {
  const [misspelt, digits] = [join(folder, 'misspelt.json'), join(folder, 'digits.json')];
  const head = { name: 'wrong', description: 'For the test.', objectives: ['error'] };
  await writeFile(
    misspelt,
    JSON.stringify({
      ...head,
      recipe: 'recipe.json',
      parameters: { lerningRate: { kind: 'float', low: 0, high: 1 } },
    }),
  );
  await writeFile(
    digits,
    JSON.stringify({
      ...head,
      recipe: 'digit',
      parameters: { learningRate: { kind: 'float', low: 0.1, high: 1 } },
    }),
  );
  const out = join(folder, 'never');
  const wrong = await runCli(['tune', misspelt, '--out', out]);
  expect(wrong.stderr).toMatch(
    /^cifra: .*misspelt\.json: recipe\.lerningRate: got 0, expected no such field .*\n$/,
  );
  const bare = await runCli(['tune', digits, '--data', folder, '--out', out]);
  expect(bare.stderr).toMatch(
    /^cifra: the data folder .* lacks mnist and qmnist: .*`npx cifra data get mnist qmnist`.*\n$/,
  );
  expect([wrong.code, bare.code, existsSync(out)]).toEqual([1, 1, false]);
});

test('several objectives are not pruned', async () => {
  const { code, stderr } = await runCli(['tune', space, '--pruner', 'asha', '--out', join(folder, 'pruned')]);
  expect(code).toBe(1);
  expect(stderr).toContain('the pruner asha needs one objective, got error, multiplyAdds');
});
