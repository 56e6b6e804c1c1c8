import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCalibration } from '@cifra/core/reading/calibration.ts';
import { root } from '@cifra/node/root.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

/** What is written in pictures of examples/; all of them are read right and accepted. */
const WRITTEN = [
  ['boxed-6.png', '6'],
  ['chalk-5.jpg', '5'],
  ['pencil-8.jpg', '8'],
  ['zip-code.png', '94107'],
] as const;
/** Pictures of each; 5 % need at least 19 in all. */
const COPIES = 5;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-calibrate-'));
  for (const [name] of WRITTEN)
    for (let i = 0; i < COPIES; i++)
      await copyFile(join(root, 'examples', name), join(folder, `${i}-${name}`));
  await copyFile(join(root, 'examples/word.jpg'), join(folder, 'word.jpg'));
});
afterAll(() => rm(folder, { recursive: true }));

type Row = { readonly file: string; readonly label: string };
const rows: readonly Row[] = WRITTEN.flatMap(([name, label]) =>
  Array.from({ length: COPIES }, (_, i) => ({ file: `${i}-${name}`, label })),
);

/** Runs the command on the pictures with these labels; scanner b made every fifth of them. */
async function calibrate(labels: readonly Row[], words: readonly string[]) {
  const table = labels.map(({ file, label }, i) => `${file},${label},${i % 5 === 0 ? 'b' : 'a'}`);
  await writeFile(join(folder, 'labels.csv'), ['file,label,scanner', ...table].join('\n'));
  return runCli(['calibrate', '--data', folder, ...words], { cwd: folder });
}
const written = async (name: string) => parseCalibration(await readFile(join(folder, name), 'utf8'), name);
const mislabelled = rows.map((row) => (row.file === '0-chalk-5.jpg' ? { ...row, label: '6' } : row));

test('pictures that are read right need no threshold; the file works in cifra read', async () => {
  const ran = await calibrate([...rows, { file: 'word.jpg', label: 'none' }], ['--max-error', '0.05']);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout).toContain('No reading is refused for its confidence.');
  expect(ran.stdout).toContain(
    'Promise: of all new pictures like these, at most 5.00 % are accepted and wrong',
  );
  expect(ran.stdout).toMatch(/\nall +21 +20 +0 +0\.00 % +0\.00–16\.84 % +0\n/);
  expect(await written('calibration.json')).toMatchObject({
    maxError: 0.05,
    minimumConfidence: 0,
    pictures: 21,
    accepted: 20,
    acceptedWrong: 0,
  });
  const read = ['read', '0-zip-code.png', '--calibration', 'calibration.json'];
  expect(await runCli(read, { cwd: folder })).toMatchObject({ code: 0 });
  const other = await runCli([...read, '--expect', 'zip-us'], { cwd: folder });
  expect(other).toMatchObject({ code: 1 });
  expect(other.stderr).toContain('the calibration was made with no format, and the format {"kind":"zip-us"}');
  const both = await runCli([...read, '--max-error', '0.1'], { cwd: folder });
  expect(both.code).toBe(2);
});

test('a wrong reading that the promise does not allow is refused from then on', async () => {
  const ran = await calibrate(mislabelled, ['--max-error', '0.05', '--out', 'strict.json']);
  expect(ran.code, ran.stderr).toBe(0);
  const { minimumConfidence, acceptedWrong } = await written('strict.json');
  expect(ran.stdout).toContain(`Readings with a confidence below ${minimumConfidence} are refused.`);
  expect([minimumConfidence > 0.9, acceptedWrong]).toEqual([true, 0]);
  const read = await runCli(['read', '0-chalk-5.jpg', '--calibration', 'strict.json'], { cwd: folder });
  expect(read).toMatchObject({ code: 4, stdout: expect.stringContaining('refused') });
});

test('with twice the errors allowed it is accepted, and named as a label to check', async () => {
  const ran = await calibrate(mislabelled, ['--max-error', '0.1']);
  expect(ran.stdout).toMatch(/check their labels:\n {2}0-chalk-5\.jpg: 6, read as 5 \(/);
  expect((await written('calibration.json')).acceptedWrong).toBe(1);
});

test('too few pictures: one error says how many are needed, and what these support', async () => {
  const ran = await calibrate(rows, []);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('--max-error 0.01 needs at least 99 labelled pictures; there are 20');
  expect(ran.stderr).toContain('20 pictures support --max-error 0.0477.');
  const grouped = await calibrate(rows, ['--max-error', '0.1', '--groups', 'scanner']);
  expect(grouped.stderr).toContain('needs at least 9 labelled pictures in each group; b has 4');
  expect(grouped.stderr).toContain('4 pictures (b) support --max-error 0.2.');
});

test('the promise in every group: the highest threshold of all', async () => {
  const words = ['--max-error', '0.2', '--groups', 'scanner', '--expect', 'digits:1-5'];
  const ran = await calibrate(mislabelled, words);
  expect(ran.code, ran.stderr).toBe(0);
  const { expect: format, groups, minimumConfidence } = await written('calibration.json');
  expect(format).toEqual({ kind: 'digits', count: [1, 5] });
  expect(groups!.map(({ name, pictures }) => [name, pictures])).toEqual([
    ['a', 16],
    ['b', 4],
  ]);
  expect(minimumConfidence).toBe(Math.max(...groups!.map((group) => group.minimumConfidence)));
  expect(minimumConfidence).toBeGreaterThan(0.9);
});

test('a label that is not a number of the format is named with its line', async () => {
  const ran = await calibrate(rows, ['--max-error', '0.1', '--expect', 'zip-us']);
  expect(ran.stderr).toContain(
    'labels.csv, line 2: got "0-boxed-6.png,6,b", expected a file and its number in',
  );
});

test('a file that is not a picture is left out and named; folders of digits work, too', async () => {
  const digits = join(folder, 'digits');
  for (const [name, label] of WRITTEN.slice(0, 3)) {
    await mkdir(join(digits, label), { recursive: true });
    for (let i = 0; i < 3; i++)
      await copyFile(join(folder, `${i}-${name}`), join(digits, label, `${i}-${name}`));
  }
  await writeFile(join(digits, '5', 'text.png'), 'five');
  const ran = await runCli(['calibrate', '--data', digits, '--max-error', '0.1'], { cwd: folder });
  expect(ran.code, ran.stderr).toBe(3);
  expect(ran.stderr).toContain('text.png: ');
  expect(ran.stdout).toMatch(/\nall +9 +9 +0 /);
});
