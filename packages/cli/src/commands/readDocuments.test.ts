import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { barPage, makePdf, ringPage } from '@cifra/node/documents/testing/makePdf.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

let folder: string;
let model: string;

const bar = '<path d="M100 40 V200" stroke="#111" stroke-width="18" fill="none"/>';
const drawing = (ink: string) =>
  sharp(
    Buffer.from(`<svg width="200" height="240"><rect width="200" height="240" fill="#fff"/>${ink}</svg>`),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-documents-'));
  model = await writeSampleBundle(join(folder, 'sample'));
  await mkdir(join(folder, 'scans', 'more'), { recursive: true });
  await writeFile(join(folder, 'scans', 'one.png'), await drawing(bar).png().toBuffer());
  await writeFile(join(folder, 'scans', 'blank.png'), await drawing('').png().toBuffer());
  await writeFile(join(folder, 'scans', 'text.png'), 'a seven');
  const turned = drawing(bar).rotate(90).jpeg().withMetadata({ orientation: 8 });
  await writeFile(join(folder, 'scans', 'more', 'turned.jpg'), await turned.toBuffer());
  await writeFile(join(folder, 'pages.pdf'), makePdf([barPage(), ringPage()]));
});
afterAll(() => rm(folder, { recursive: true }));

const read = (...words: string[]) => runCli(['read', '--model', model, ...words], { cwd: folder });
const textOf = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
const filesIn = async (name: string) =>
  (await readdir(join(folder, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => join(parentPath, file).slice(join(folder, name).length + 1))
    .sort();

describe('standard output', () => {
  test.each([
    [
      'hocr',
      /<div class="ocr_page" id="page1" title='bbox 0 0 200 240; ppageno 0; image "scans\/one\.png"'>/,
    ],
    ['alto', /<Page ID="page1" PHYSICAL_IMG_NR="1" WIDTH="200" HEIGHT="240"/],
    ['page', /<Page imageFilename="one\.png" imageWidth="200" imageHeight="240">/],
    ['label-studio', /"image": "\/data\/local-files\/\?d=scans\/one\.png"/],
  ])('%s of one picture', async (format, page) => {
    const { code, stdout, stderr } = await read('scans/one.png', '--format', format);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(page);
    expect(stdout).toMatch(/>1<|CONTENT="1"|"1"/);
  });

  test('hOCR takes all pages of a document; PAGE-XML needs a folder for them', async () => {
    const { stdout } = await read('pages.pdf', '--format', 'hocr');
    expect(stdout.match(/class="ocr_page"/g)).toHaveLength(2);
    const several = await read('pages.pdf', '--format', 'page');
    expect(several).toMatchObject({ code: 2, stdout: '' });
    expect(several.stderr).toContain('the 2 pages of pages.pdf cannot be one document in the format page');
    const second = await read('pages.pdf', '--format', 'page', '--pages', '2');
    expect(second.stdout).toContain('<Unicode>0</Unicode>');
  });

  test('several files need a folder', async () => {
    expect(await read('scans', '--format', 'alto')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'cifra: 4 files cannot be one document in the format alto\n       Name a new folder for the documents with --out.\n',
    });
  });

  test('a file that cannot be used has no document', async () => {
    expect(await read('scans/text.png', '--format', 'hocr')).toMatchObject({ code: 3, stdout: '' });
  });

  test('--format csv and json are --csv and --json', async () => {
    for (const format of ['csv', 'json'])
      expect(await read('scans', '--format', format)).toEqual(await read('scans', `--${format}`));
    expect((await read('scans', '--csv', '--format', 'json')).code).toBe(2);
  });
});

describe('a folder', () => {
  test('has a document for each picture, and a table of all readings', async () => {
    const { code, stdout } = await read('scans', '--format', 'alto', '--out', 'alto');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(await filesIn('alto')).toEqual([
      'blank.xml',
      'more/turned.xml',
      'one.xml',
      'readings.csv',
      'readings.csv.settings.json',
    ]);
    const table = await textOf('alto', 'readings.csv');
    expect(table).toBe((await read('scans', '--csv')).stdout);
    // The file is 240×200; its EXIF orientation makes it upright.
    expect(await textOf('alto', 'more', 'turned.xml')).toContain('WIDTH="200" HEIGHT="240"');
  });

  test('has a document for each page in PAGE-XML, and the interface for Label Studio', async () => {
    await read('pages.pdf', '--format', 'page', '--out', 'pages');
    expect(await filesIn('pages')).toEqual([
      'pages-p1.xml',
      'pages-p2.xml',
      'readings.csv',
      'readings.csv.settings.json',
    ]);
    await read('scans/one.png', '--format', 'label-studio', '--out', 'tasks');
    expect(await filesIn('tasks')).toEqual([
      'labelling.xml',
      'one.json',
      'readings.csv',
      'readings.csv.settings.json',
    ]);
  });

  test('a stopped command is resumed: only the files that are left are read', async () => {
    const words = ['scans', '--format', 'hocr', '--out', 'parts'];
    await read(...words);
    const whole = await textOf('parts', 'readings.csv');
    const rows = whole.split('\n');
    await writeFile(join(folder, 'parts', 'readings.csv'), rows.slice(0, 4).join('\n'));
    await writeFile(join(folder, 'parts', 'blank.hocr'), 'from before');
    await rm(join(folder, 'parts', 'one.hocr'));
    expect((await read(...words, '--resume')).code).toBe(3);
    expect(await textOf('parts', 'readings.csv')).toBe(whole);
    expect(await textOf('parts', 'blank.hocr')).toBe('from before');
    expect(await textOf('parts', 'one.hocr')).toContain('>1</span>');
    const other = await read('scans', '--format', 'page', '--out', 'parts', '--resume');
    expect(other.stderr).toContain('format was --format hocr and is now --format page');
  });

  test('with files of another program is refused', async () => {
    await mkdir(join(folder, 'truth'));
    await writeFile(join(folder, 'truth', 'one.xml'), '<mine/>');
    for (const resume of [[], ['--resume']]) {
      const { code, stderr } = await read('scans', '--format', 'page', '--out', 'truth', ...resume);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^cifra: truth has files\n/);
    }
    expect(await textOf('truth', 'one.xml')).toBe('<mine/>');
  });
});
