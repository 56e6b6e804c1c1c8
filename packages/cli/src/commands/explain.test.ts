import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

const example = (name: string) => fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));
const four = example('turned-4.jpg');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-explain-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `cifra explain` with the small model, in its own folder. */
const explain = (...words: string[]) =>
  runCli(['explain', '--model', 'digit-small', ...words], { cwd: folder });

test('explains a 4 against a 9, with the same text in words and SVG', async () => {
  const { code, stdout, stderr } = await explain(four, '--why-not', '9', '--out', 'why.svg');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [title, ...words] = stdout.trimEnd().split('\n');
  expect(title).toBe('4');
  expect(words[0]).toMatch(/^It looks like a 4 rather than a 9 \(4: 9\d\.\d\u00a0%, 9: /);
  expect(words[1]).toMatch(/ is evidence for 4 and against 9: .+\.$/);
  expect(words.at(-1)).toBe('why.svg');
  const svg = await readFile(join(folder, 'why.svg'), 'utf8');
  for (const sentence of words.slice(0, -1)) expect(svg).toContain(sentence);
});

test('draws a digit of a line as PNG', async () => {
  const words = ['--digit', '2', '--expect', 'zip-us', '--out', 'why.png'];
  const { code, stdout } = await explain(example('zip-code.png'), ...words);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^4, digit 2 of 94107\n/);
  const { format, width, height } = await sharp(join(folder, 'why.png')).metadata();
  expect(format).toBe('png');
  expect([width, (height as number) > 500]).toEqual([1520, true]);
  const { data } = await sharp(join(folder, 'why.png')).raw().toBuffer({ resolveWithObject: true });
  const blue = new Set<boolean>();
  for (let i = 0; i < data.length; i += 4)
    blue.add(data[i] === 0 && data[i + 1] === 80 && data[i + 2] === 179);
  expect(blue).toContain(true);
});

test('explains the least confident digit by default', async () => {
  const { stdout } = await explain(example('zip-code.png'), '--json');
  const read = await runCli(['read', '--json', '--model', 'digit-small', example('zip-code.png')]);
  const { digits } = JSON.parse(read.stdout).readings[0];
  const sure = digits.map(
    ({ digit, probabilities }: { digit: number; probabilities: number[] }) => probabilities[digit],
  );
  const explained = JSON.parse(stdout);
  expect(explained).toMatchObject({ text: '94107', accepted: true });
  // Printed probabilities are rounded, so several may tie for the lowest.
  expect(sure[explained.place]).toBe(Math.min(...sure));
});

test('explains a refused reading, with its refusal', async () => {
  const { code, stdout } = await explain(example('scribble.png'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nRefused: .+; .+\.\n/);
});

test('JSON contains the maps, the findings and the steps', async () => {
  const { stdout } = await explain(four, '--json');
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ digit: 4, text: '4' });
  for (const map of ['gradCam', 'integratedGradients', 'occlusion', 'emptiness'])
    expect(told.maps[map]).toHaveLength(784);
  expect(told.findings[0]).toMatchObject({
    favours: 4,
    words: expect.any(String),
    without: expect.any(Array),
  });
  expect(told.steps.at(-1)).toMatchObject({ kind: 'normalised', width: 28, height: 28 });
});

test('reports a model without its explanation graph', async () => {
  const model = await writeSampleBundle(join(folder, 'sample'));
  const { code, stderr } = await runCli(['explain', four, '--model', model]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/has no explain\.onnx\n +Copy the model with all of its files/);
});

test.each([
  [[example('blank.jpg')], 4, 'no digit was found: nothing is written here'],
  [['missing.png'], 3, 'missing.png: does not exist: check the name'],
  [[four, '--why-not', '4'], 2, 'it was read as 4: --why-not needs a different digit'],
  [[four, '--why-not', '12'], 2, 'It must be a digit from 0 to 9.'],
  [[four, '--digit', '2'], 2, 'there is no digit 2 in line 1: it has 1'],
  [[four, '--line', '2'], 2, 'there is no line 2: the picture has 1'],
  [[four, '--out', 'why.gif'], 2, 'It must end in .svg or .png.'],
  [
    [four, '--out', 'no/such/folder.svg'],
    1,
    'no/such/folder.svg: the folder no/such does not exist: create it, or name another',
  ],
  [[four, '--data', 'nowhere'], 1, 'nowhere does not exist (named by --data)'],
  [[four, '--model', 'number'], 1, 'only digit models can be explained'],
])('explain %j', async (words, wanted, message) => {
  const { code, stdout, stderr } = await explain(...words);
  expect({ code, stdout }).toEqual({ code: wanted, stdout: '' });
  expect(stderr).toContain(message);
});
