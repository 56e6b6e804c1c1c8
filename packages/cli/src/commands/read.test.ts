import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinTiffs } from '@cifra/node/documents/testing/joinTiffs.ts';
import { barPage, makePdf, ringPage } from '@cifra/node/documents/testing/makePdf.ts';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ran, type RunOptions, runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

let folder: string;
let model: string;

/** A drawing on white paper, 200×240 pixels; the sample model tells a bar (1) from a ring (0). */
const drawing = (ink: string): Sharp =>
  sharp(
    Buffer.from(`<svg width="200" height="240"><rect width="200" height="240" fill="#fff"/>${ink}</svg>`),
  );
const bar = '<path d="M100 40 V200" stroke="#111" stroke-width="18" fill="none"/>';
const ring = '<ellipse cx="100" cy="120" rx="55" ry="80" stroke="#111" stroke-width="18" fill="none"/>';

/** Runs `cifra read` with the sample model in the folder of the pictures. */
const read = (words: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runCli(['read', '--model', model, ...words], { cwd: folder, ...options });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-read-'));
  model = await writeSampleBundle(join(folder, 'sample'));
  const files: Record<string, Promise<Buffer> | Buffer | string> = {
    'one.png': drawing(bar).png().toBuffer(),
    'zero.png': drawing(ring).png().toBuffer(),
    'blank.png': drawing('').png().toBuffer(),
    'turned.jpg': drawing(bar).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer(),
    'cmyk.jpg': drawing(ring).toColourspace('cmyk').jpeg().toBuffer(),
    'deep.png': drawing(bar).toColourspace('rgb16').png().toBuffer(),
    'palette.png': drawing(ring).png({ palette: true, colours: 4 }).toBuffer(),
    'clear.png': sharp(Buffer.from(`<svg width="200" height="240">${bar}</svg>`))
      .png()
      .toBuffer(),
    'a.webp': drawing(ring).webp().toBuffer(),
    'b.tiff': drawing(bar).tiff({ compression: 'lzw' }).toBuffer(),
    'c.gif': drawing(ring).gif().toBuffer(),
    'd.bmp': bmp(await drawing(bar).removeAlpha().raw().toBuffer(), 200, 240),
    'pages.webp': twoFrames(),
    'pages.pdf': Buffer.from(makePdf([barPage(), ringPage(), barPage()])),
    'pages.tif': twoPages(),
    'cut.pdf': Buffer.from(makePdf([barPage()])).subarray(0, 40),
    'locked.pdf': readFile(new URL('../../../node/src/documents/testing/encrypted.pdf', import.meta.url)),
    'large.jpg': drawing(ring).resize(4000, 4800).jpeg().toBuffer(),
    'empty.png': '',
    'text.png': 'I am a seven.',
    'cut.png': drawing(bar)
      .png()
      .toBuffer()
      .then((whole) => whole.subarray(0, whole.length / 2)),
    'name, with "marks".png': drawing(bar).png().toBuffer(),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), await content);
  await mkdir(join(folder, 'subfolder'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A 24-bit bitmap of RGB bytes, top row first. */
function bmp(rgb: Buffer, width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(-height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const bgr = Buffer.from(rgb);
  for (let i = 0; i < bgr.length; i += 3) [bgr[i], bgr[i + 2]] = [bgr[i + 2], bgr[i]];
  return Buffer.concat([head, bgr]);
}

async function twoFrames(): Promise<Buffer> {
  const frames = await Promise.all([bar, ring].map((ink) => drawing(ink).removeAlpha().raw().toBuffer()));
  const raw = { width: 200, height: 480, channels: 3, pageHeight: 240 } as const;
  return sharp(Buffer.concat(frames), { raw }).webp({ lossless: true }).toBuffer();
}

/** The second page of three is damaged. */
async function twoPages(): Promise<Buffer> {
  const pages = await Promise.all([bar, ring, ring].map((ink) => drawing(ink).tiff().toBuffer()));
  pages[1].fill(0xff, 8, 400);
  return Buffer.from(joinTiffs(pages));
}

describe('documents', () => {
  test('are read page by page', async () => {
    const { code, stdout, stderr } = await read(['pages.pdf', 'one.png']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/ +/g, ' ').replaceAll(/(> )?[\d.]+ %/g, '%')).toBe(
      'pages.pdf page 1 1 %\npages.pdf page 2 0 %\npages.pdf page 3 1 %\none.png 1 %\n',
    );
  });

  test('have a page in JSON and CSV, which pictures do not have', async () => {
    const json = await read(['--json', '--pages', '2-3', 'pages.pdf']);
    const lines = json.stdout.trimEnd().split('\n');
    const results = lines.map((line) => JSON.parse(line) as { page: number; readings: { text: string }[] });
    expect(results.map(({ page, readings }) => [page, readings[0].text])).toEqual([
      [2, '0'],
      [3, '1'],
    ]);
    const csv = await read(['--csv', 'one.png', 'pages.pdf']);
    const rows = csv.stdout.trimEnd().split(/\r?\n/);
    expect(rows.map((row) => row.split(',')[11])).toEqual(['page', '', '1', '2', '3']);
    expect(rows[0]).toBe(
      'file,text,value,confidence,accepted,refusal,x,y,width,height,problem,page,table,row,column,print',
    );
  });

  test('with a damaged page give the others, exit code 3', async () => {
    const { code, stdout, stderr } = await read(['--json', 'pages.tif']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^cifra: pages\.tif, page 2: is a damaged or cut off TIFF .+\n$/);
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(results.map(({ page, problem }) => [page, problem])).toEqual([
      [1, undefined],
      [2, 'damaged'],
      [3, undefined],
    ]);
  });

  test('that are encrypted need their password', async () => {
    const without = await read(['locked.pdf']);
    expect(without).toMatchObject({ code: 3, stdout: '' });
    expect(without.stderr).toBe('cifra: locked.pdf: is an encrypted PDF: give its password\n');
    const withIt = await read(['locked.pdf', 'one.png', '--password', 'größer']);
    expect(withIt).toMatchObject({ code: 0, stderr: '' });
    expect(withIt.stdout).toMatch(/^locked\.pdf {2}page 1 {2}1 /);
  });

  test('without the given page, and damaged ones, are reported', async () => {
    const { code, stderr } = await read(['--pages', '2', 'one.png', 'cut.pdf', 'pages.pdf']);
    expect(code).toBe(3);
    expect(stderr.split('\n')).toEqual([
      'cifra: one.png: has 1 page; page 2 does not exist: name other pages',
      'cifra: cut.pdf: is a damaged or cut off PDF: copy or save it again',
      '',
    ]);
  });

  test('take only page ranges that make sense, exit code 2', async () => {
    const { code, stderr } = await read(['--pages', '3-1', 'pages.pdf']);
    expect(code).toBe(2);
    expect(stderr).toContain('the pages 3-1 run backwards; write 1-3');
  });
});

test('reads every format and kind of picture', async () => {
  const names = [
    'one.png',
    'zero.png',
    'turned.jpg',
    'cmyk.jpg',
    'deep.png',
    'palette.png',
    'clear.png',
    'a.webp',
    'b.tiff',
    'c.gif',
    'd.bmp',
  ];
  const { code, stdout, stderr } = await read(names);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ +/).slice(0, 2))).toEqual(
    names.map((name) => [
      name,
      ['zero.png', 'cmyk.jpg', 'palette.png', 'a.webp', 'c.gif'].includes(name) ? '0' : '1',
    ]),
  );
  expect(lines[0]).toMatch(/^one\.png {6}1 +(> )?\d+\.\d %$/);
});

test('refuses a blank picture in words, exit code 4', async () => {
  const { code, stdout } = await read(['one.png', 'blank.png']);
  expect(code).toBe(4);
  expect(stdout).toMatch(/^one\.png {4}1 .*\nblank\.png {2}– {2}refused: nothing is written here; .+\n$/);
});

describe('files that cannot be used', () => {
  test('each gets one line and the others are still read, exit code 3', async () => {
    const { code, stdout, stderr } = await read([
      'nowhere.png',
      'subfolder',
      'empty.png',
      'text.png',
      'cut.png',
      'one.png',
    ]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^one\.png +1 +\S+( \S+)? %\n$/);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'cifra: nowhere.png: does not exist: check the name',
      'cifra: subfolder: contains no pictures (.pdf, .png, .jpg, .webp, .tif, .bmp, .gif, .pgm and the like)',
      'cifra: empty.png: is empty: check where it comes from',
      'cifra: text.png: is not a picture that can be read (PNG, JPEG, WebP, AVIF, TIFF, BMP, GIF, PBM, PGM and PPM are read)',
      expect.stringMatching(/^cifra: cut\.png: is a damaged or cut off PNG \(.+\): copy or save it again$/),
    ]);
  });

  test('exit code 3 outranks 4', async () => {
    expect((await read(['blank.png', 'empty.png'])).code).toBe(3);
    expect((await read(['empty.png', 'blank.png'])).code).toBe(3);
  });

  test('control characters in a name do not reach the terminal', async () => {
    const { stderr } = await read(['\x1b]0;title\x07.png']);
    expect(stderr).toContain('cifra: \\x1b]0;title\\x07.png: does not exist');
  });
});

test('pictures of any shape get a result', async () => {
  const shapes = [
    [1, 1],
    [1, 200],
    [200, 1],
    [3, 2],
    [4000, 20],
  ];
  const names = shapes.map(([width, height]) => `${width}x${height}.png`);
  for (const [i, [width, height]] of shapes.entries()) {
    await sharp({ create: { width, height, channels: 3, background: '#fff' } }).toFile(
      join(folder, names[i]),
    );
  }
  const { code, stdout, stderr } = await read(names);
  expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
  expect(stdout.match(/refused: nothing is written here/g)).toHaveLength(names.length);
});

test('reads the first of several frames and says so', async () => {
  const { code, stdout, stderr } = await read(['pages.webp']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^pages\.webp +1 /);
  expect(stderr).toBe('cifra: pages.webp: has 2 pages or frames; only the first is read\n');
});

describe('standard input', () => {
  test('- reads a picture', async () => {
    const input = await drawing(ring).png().toBuffer();
    expect(await read(['-'], { input })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^- +0 /) });
  });
  test('empty input counts as an empty file', async () => {
    expect(await read(['-'], { input: Buffer.alloc(0) })).toMatchObject({
      code: 3,
      stderr: 'cifra: -: is empty: check where it comes from\n',
    });
  });
});

test('JSON Lines: readings with boxes in pixels of the file, and problems', async () => {
  const { code, stdout } = await read(['--json', 'one.png', 'large.jpg', 'nowhere.png']);
  expect(code).toBe(3);
  const [one, large, nowhere] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(one).toEqual({
    file: 'one.png',
    model: expect.stringMatching(/^sample 1\.0\.0, number /),
    picture: { width: 200, height: 240 },
    readings: [expect.any(Object)],
  });
  const [reading] = one.readings;
  expect(Object.keys(reading).sort()).toEqual([
    'accepted',
    'box',
    'candidates',
    'confidence',
    'digits',
    'raw',
    'refusal',
    'text',
    'value',
  ]);
  expect(reading).toMatchObject({ text: '1', accepted: true, refusal: null });
  expect(reading.confidence).toBeGreaterThan(0.9);
  expect(reading.digits).toEqual([
    { digit: 1, box: expect.any(Object), probabilities: expect.any(Array), plausible: [1] },
  ]);
  expect(reading.digits[0].probabilities).toHaveLength(10);
  expectNear(reading.box, { x: 91, y: 40, width: 18, height: 160 }, 3);
  expect(large.picture).toEqual({ width: 4000, height: 4800 });
  expectNear(large.readings[0].box, { x: 720, y: 620, width: 2560, height: 3560 }, 60);
  expect(nowhere).toEqual({
    file: 'nowhere.png',
    model: expect.stringMatching(/^sample 1\.0\.0, number /),
    problem: 'missing',
    message: 'does not exist: check the name',
  });
});

function expectNear(box: Record<string, number>, wanted: Record<string, number>, tolerance: number): void {
  for (const [key, value] of Object.entries(wanted)) {
    expect(Math.abs(box[key] - value), `${key} of ${JSON.stringify(box)}`).toBeLessThanOrEqual(tolerance);
  }
}

test('CSV: names are quoted where necessary', async () => {
  const { stdout } = await read(['--csv', 'name, with "marks".png', 'blank.png', 'empty.png']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe(
    'file,text,value,confidence,accepted,refusal,x,y,width,height,problem,page,table,row,column,print',
  );
  expect(lines[1]).toMatch(/^"name, with ""marks"".png",1,1,[\d.]+,true,,\d+,\d+,\d+,\d+,,,,,,$/);
  expect(lines[2]).toMatch(/^blank\.png,,,[\d.]+,false,blank,,,,,,,,,,$/);
  expect(lines[3]).toBe('empty.png,,,,,,,,,,empty,,,,,');
});

describe('formats', () => {
  test('a number in another format is refused, with the text that was read', async () => {
    const { code, stdout } = await read(['--json', '--expect', 'integer:2-9', 'one.png']);
    expect(code).toBe(4);
    expect(JSON.parse(stdout).readings).toMatchObject([{ refusal: 'format', raw: '1', accepted: false }]);
  });
  test('a number in the format gets its value', async () => {
    const { code, stdout } = await read(['--json', '--expect', 'digits:1', 'zero.png']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).readings).toMatchObject([{ value: '0', refusal: null }]);
  });
  test.each([
    [['--expect', 'colour'], /option '-e, --expect <format>' argument 'colour' is invalid/],
    [['--max-error', '2'], /expected a share above 0 and below 1/],
  ])('a wrong option says what is wanted: %j', async (words, message) => {
    const { code, stdout, stderr } = await read([...words, 'one.png']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('results keep the order of the files', async () => {
  const names = Array.from({ length: 12 }, (_, i) =>
    i % 3 === 0 ? 'large.jpg' : i % 3 === 1 ? 'one.png' : 'zero.png',
  );
  const { stdout } = await read(['--csv', ...names]);
  const seen = stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 2));
  expect(seen).toEqual(names.map((name) => [name, name === 'one.png' ? '1' : '0']));
});

describe('models', () => {
  test('an unknown model: lists the known ones, exit code 1', async () => {
    const { code, stdout, stderr } = await runCli(['read', '--model', 'no-such', 'one.png'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^cifra: there is no model "no-such"\n/);
  });
  test('a model with a changed file', async () => {
    const changed = await writeSampleBundle(join(folder, 'changed'));
    await writeFile(join(changed, 'model.onnx'), 'other');
    const { code, stderr } = await runCli(['read', '--model', changed, 'one.png'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^cifra: the model in .*changed cannot be used: .*SHA-256/);
  });
});

describe('many pictures', () => {
  test('reads the pictures of a folder and its subfolders in natural order', async () => {
    const scans = join(folder, 'scans');
    await mkdir(join(scans, 'page 2'), { recursive: true });
    const bytes = await drawing(bar).png().toBuffer();
    const names = ['scan 10.PNG', 'scan 9.png', 'page 2/a.png', '.hidden.png', 'notes.txt'];
    for (const name of names) await writeFile(join(scans, name), bytes);
    const { code, stdout, stderr } = await read(['--csv', 'scans']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const seen = stdout.trimEnd().split('\n').slice(1);
    expect(seen.map((line) => line.split(',')[0])).toEqual([
      'scans/page 2/a.png',
      'scans/scan 9.png',
      'scans/scan 10.PNG',
    ]);
  });

  test('--files-from reads names from a file or standard input', async () => {
    await writeFile(join(folder, 'names.txt'), 'one.png\r\n\r\nzero.png\r\n');
    const listed = await read(['--csv', 'zero.png', '--files-from', 'names.txt']);
    const values = (stdout: string) => stdout.trimEnd().split('\n').slice(1);
    expect(values(listed.stdout).map((line) => line.slice(0, 10))).toEqual([
      'zero.png,0',
      'one.png,1,',
      'zero.png,0',
    ]);
    const piped = await read(['--csv', '--files-from', '-'], { input: Buffer.from('one.png\nzero.png') });
    expect(values(piped.stdout)).toEqual(values(listed.stdout).slice(1));
    const { code, stderr } = await read(['--files-from', 'nowhere.txt']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'cifra: nowhere.txt: does not exist: check the name\n',
    });
  });

  // With a long list of arguments, the process used to crash in ONNX Runtime's telemetry before the
  // first line.
  test('1,500 names on the command line', async () => {
    const names = Array.from({ length: 1500 }, (_, i) => `a-rather-long-name-of-a-missing-picture-${i}.png`);
    const ran = await read(['--csv', 'one.png', ...names], { env: { ORT_DISABLE_TELEMETRY: '0' } });
    expect(ran.code).toBe(3);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1502);
    expect(lines[1]).toMatch(/^one\.png,1,/);
    expect(lines.at(-1)).toBe(`${names.at(-1)},,,,,,,,,,missing,,,,,`);
  });
});
