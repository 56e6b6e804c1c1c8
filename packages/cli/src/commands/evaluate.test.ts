import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

let folder: string;
let model: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-evaluate-'));
  model = await writeSampleBundle(join(folder, 'model'));
  for (const [label, file] of [
    ['6', 'boxed-6.png'],
    ['3', 'drawn-3.png'],
    ['8', 'pencil-8.jpg'],
    ['8', 'blank.jpg'],
  ]) {
    await mkdir(join(folder, 'my own', label), { recursive: true });
    await copyFile(join(root, 'examples', file), join(folder, 'my own', label, file));
  }
});
afterAll(() => rm(folder, { recursive: true }));

test('your own folder: a summary, report.json, a page, and the skipped pictures', async () => {
  const words = [
    'evaluate',
    'digit',
    '--on',
    'my own',
    '--against',
    model,
    '--world',
    '--out',
    'reports/mine',
  ];
  const { code, stdout, stderr } = await runCli(words, { cwd: folder });
  expect(stderr).toContain('warning: my own/8/blank.jpg: ');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^set +digits +misread +accuracy +95 % interval +ECE\nmy own +3 +0 +100\.00 %/);
  expect(stdout).toContain('digits are right only with digit');
  expect(stdout).toContain('\noverfitting: The gap was not measured: ');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(join('reports', 'mine', 'report.html'));
  const report = JSON.parse(await readFile(join(folder, 'reports/mine/report.json'), 'utf8'));
  expect(report).toMatchObject({
    format: 'cifra-report/4',
    model: { name: 'digit' },
    against: { name: 'sample' },
    command: `cifra evaluate digit --on 'my own' --part test --against ${model} --world --seed 1 --out reports/mine`,
    world: { collections: [], missing: ['unipen', 'pendigits', 'mnist', 'usps'], groups: [] },
  });
  expect(stderr).toContain('warning: unipen is left out: ');
  expect(stdout).toContain('\nWriters of the world\n');
  expect(JSON.stringify(report)).not.toContain('base64');
  const page = await readFile(join(folder, 'reports/mine/report.html'), 'utf8');
  expect(page).toMatch(/<h1>digit \d+\.\d+\.\d+: evaluation<\/h1>/);
  expect(page).toContain('data:image/png;base64,');
  // The training data is not in this folder. The report says so and omits it.
  expect(report.overfitting.unavailable.message).toContain('is not in the data folder');
  const card = await readFile(join(folder, 'reports/mine/CARD.md'), 'utf8');
  expect(card).toMatch(/^---\nlicense: apache-2\.0\n/);
  expect(card).toContain('| "my own" | 3 |'.replaceAll('"', ''));
});

test.each([
  [
    ['evaluate', 'no-such', '--out', 'x'],
    1,
    /^cifra: there is no model "no-such"\n +The folder .* has: digit, /,
  ],
  [
    ['evaluate', 'digit', '--on', 'emnist', '--out', 'x'],
    1,
    /^emnist: loading\ncifra: there is no set "emnist": expected mnist, usps, or a folder/,
  ],
  [
    ['evaluate', 'digit', '--data', 'none', '--out', 'x'],
    1,
    /^cifra: the data folder .*none lacks mnist and usps: get .*`npx cifra data get mnist usps`/,
  ],
  [
    ['evaluate', 'digit', '--out', 'file/x'],
    1,
    /^cifra: .*file\/x: a part of this path is a file, expected a folder: name another place\n$/,
  ],
  [
    ['evaluate', 'number', '--on', 'mnist', '--out', 'x'],
    1,
    /^cifra: number is a number model: --on is for digit models\n +It is evaluated on the text lines/,
  ],
  [
    ['evaluate', 'digit', '--against', 'number', '--on', 'my own', '--out', 'x'],
    1,
    /^cifra: number is a model for the task "number"; only digit models can be compared on digits\n/,
  ],
  [
    ['evaluate', 'number', '--data', 'none', '--out', 'x'],
    1,
    /^strips: loading\ncifra: the data folder .*none lacks mnist, qmnist, usps and orand-car-a: /,
  ],
  [['evaluate', 'digit'], 2, /required option '--out <folder>' not specified/],
  [['evaluate', 'digit', '--part', 'train', '--out', 'x'], 2, /Allowed choices are test, validation/],
])('cifra %j ends with %i and says why', async (words, exitCode, message) => {
  await writeFile(join(folder, 'file'), '');
  const { code, stdout, stderr } = await runCli(words, { cwd: folder });
  expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('    at ');
});
