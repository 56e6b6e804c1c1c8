import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { limits } from '../pictures/limits.ts';
import { readTiff, tags, values } from '../pictures/tiff/directory.ts';
import type { Document } from './document.ts';
import { openDocument } from './openDocument.ts';
import { joinTiffs } from './testing/joinTiffs.ts';
import { barPage, makePdf, type PageSource, ringPage, scanPage } from './testing/makePdf.ts';

/** Mean darkness of a rectangle of a page, 0 to 1; the rectangle is given as shares of the page. */
async function darkness(
  document: Document,
  number: number,
  [left, top, right, bottom]: readonly number[],
): Promise<number> {
  const { picture } = await document.decode(number);
  const { width, height, channels, data } = picture;
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top * height); y < Math.ceil(bottom * height); y++)
    for (let x = Math.floor(left * width); x < Math.ceil(right * width); x++, count++)
      sum += 255 - data[(y * width + x) * channels];
  return sum / count / 255;
}
const all = [0, 0, 1, 1];
const leftHalf = [0, 0, 0.5, 1];
const rightHalf = [0.5, 0, 1, 1];

/** Pixels of a page in the file: the size of the decoded picture times its scale. */
async function fileSize(document: Document, number = 1) {
  const { picture, scale } = await document.decode(number);
  return [Math.round(picture.width * scale.x), Math.round(picture.height * scale.y)];
}

describe('a PDF', () => {
  test('gives its pages one by one, in any order', async () => {
    const document = await openDocument(makePdf([barPage(18), barPage(54)]));
    expect([document.format, document.pages]).toEqual(['pdf', 2]);
    expect(await darkness(document, 2, rightHalf)).toBeGreaterThan(0.1);
    expect(await darkness(document, 2, leftHalf)).toBe(0);
    expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.1);
    expect(await darkness(document, 1, rightHalf)).toBe(0);
  });

  test('is rendered at 300 pixels per inch if it is drawn', async () => {
    expect(await fileSize(await openDocument(makePdf([barPage()])))).toEqual([300, 360]);
  });

  test('keeps the resolution of a scan, also with invisible text from OCR', async () => {
    const jpeg = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const image = {
      entries: '/Width 400/Height 200/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
      data: jpeg,
    };
    const scan = scanPage(200, 100, image);
    const recognised = { ...scan, content: `${scan.content} BT /F 12 Tf 3 Tr 20 20 Td (42) Tj ET` };
    const noted = { ...scan, content: `${scan.content} BT /F 12 Tf 20 20 Td (42) Tj ET` };
    const document = await openDocument(makePdf([scan, recognised, noted]));
    expect(await fileSize(document, 1)).toEqual([400, 200]);
    expect(await fileSize(document, 2)).toEqual([400, 200]);
    expect(await fileSize(document, 3)).toEqual([833, 416]);
    expect(await darkness(document, 1, all)).toBeCloseTo(1 - 0x88 / 255, 1);
  });

  test('keeps within the limit of pixels on a page of 14,400 × 14,400 points', async () => {
    const page: PageSource = { width: 14400, height: 14400, content: '1000 w 3600 0 m 3600 14400 l S' };
    const document = await openDocument(makePdf([page]));
    const [width, height] = await fileSize(document);
    expect(width * height).toBeLessThanOrEqual(limits.pixels);
    expect(width * height).toBeGreaterThan(0.99 * limits.pixels);
    expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.1);
  });

  test('of 1,200 pages gives its last one', async () => {
    const document = await openDocument(makePdf([...new Array(1199).fill(barPage(18)), barPage(54)]));
    expect(document.pages).toBe(1200);
    expect(await darkness(document, 1200, rightHalf)).toBeGreaterThan(0.1);
  });

  // Mean darkness of squares of 60 pixels, as poppler 22.12 paints the page: pdftoppm -r 300 -gray.
  test('is painted as by poppler', async () => {
    const poppler = [
      [0, 0.013, 0.177, 0.013, 0],
      [0, 0.466, 0.258, 0.466, 0],
      [0.027, 0.399, 0, 0.399, 0.027],
      [0.029, 0.396, 0, 0.396, 0.029],
      [0, 0.472, 0.231, 0.472, 0],
      [0, 0.019, 0.205, 0.019, 0],
    ];
    const document = await openDocument(makePdf([ringPage()]));
    for (const [row, darkest] of poppler.entries())
      for (const [column, expected] of darkest.entries()) {
        const square = [column / 5, row / 6, (column + 1) / 5, (row + 1) / 6];
        expect(Math.abs((await darkness(document, 1, square)) - expected)).toBeLessThan(0.005);
      }
  });

  test('is turned upright', async () => {
    const document = await openDocument(makePdf([{ ...barPage(18), entries: '/Rotate 90' }]));
    expect(await fileSize(document)).toEqual([360, 300]);
    expect(await darkness(document, 1, [0, 0, 1, 0.5])).toBeGreaterThan(0.1);
    expect(await darkness(document, 1, [0, 0.5, 1, 1])).toBe(0);
  });

  test('shows a fax and a stencil mask black on white', async () => {
    const fax = await sharp(
      Buffer.from(
        '<svg width="200" height="100"><rect width="200" height="100" fill="#fff"/><rect x="20" y="20" width="40" height="60"/></svg>',
      ),
    )
      .removeAlpha()
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const tiff = readTiff(fax);
    const [at] = values(tiff, tiff.pages[0], tags.stripOffsets);
    const [length] = values(tiff, tiff.pages[0], tags.stripByteCounts);
    const data = fax.subarray(at, at + length);
    const size = '/Width 200/Height 100/BitsPerComponent 1/Filter/CCITTFaxDecode';
    const coded = `${size}/DecodeParms<</K -1/Columns 200/Rows 100/BlackIs1 true>>`;
    const document = await openDocument(
      makePdf([
        scanPage(72, 36, { entries: `${coded}/ColorSpace/DeviceGray`, data }),
        scanPage(72, 36, { entries: `${coded}/ImageMask true`, data }),
      ]),
    );
    for (const page of [1, 2]) {
      expect(await fileSize(document, page)).toEqual([200, 100]);
      expect(await darkness(document, page, [0.12, 0.25, 0.28, 0.75])).toBe(1);
      expect(await darkness(document, page, rightHalf)).toBe(0);
    }
  });

  test('shows form fields, painted or not, and ink annotations', async () => {
    const field = (rest: string) => `/Subtype/Widget/FT/Tx/F 4/Rect[5 20 67 60]${rest}`;
    const filled = field('/T(a)/V(8888)/DA(/Helv 30 Tf 0 g)');
    const ink = '/Subtype/Ink/F 4/Rect[0 0 72 86]/C[0 0 0]/BS<</W 5>>/InkList[[10 20 60 60]]';
    const empty = { width: 72, height: 86.4, content: '' };
    const form =
      '/AcroForm<</Fields[@annotations]/NeedAppearances true/DA(/Helv 30 Tf 0 g)' +
      '/DR<</Font<</Helv<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>';
    const document = await openDocument(makePdf([{ ...empty, annotations: [filled] }], form));
    expect(await darkness(document, 1, all)).toBeGreaterThan(0.04);
    const inked = await openDocument(makePdf([{ ...empty, annotations: [ink] }]));
    expect(await darkness(inked, 1, all)).toBeGreaterThan(0.03);
    const blank = await openDocument(makePdf([{ ...empty, annotations: [field('/T(a)')] }], form));
    expect(await darkness(blank, 1, all)).toBe(0);
  });

  test('with a password is opened by it, and says so without it', async () => {
    const bytes = await readFile(new URL('./testing/encrypted.pdf', import.meta.url));
    await expect(openDocument(bytes)).rejects.toThrow('is an encrypted PDF: give its password');
    await expect(openDocument(bytes, 'x')).rejects.toMatchObject({
      problem: 'encrypted',
      message: 'is an encrypted PDF, and the password is wrong: check it',
    });
    const document = await openDocument(bytes, 'größer');
    expect(await darkness(document, 1, all)).toBeGreaterThan(0.05);
  });

  test('that is not encrypted ignores a password', async () => {
    expect((await openDocument(makePdf([barPage()]), 'x')).pages).toBe(1);
  });

  test.each([
    ['cut off', makePdf([barPage()]).subarray(0, 40)],
    ['without pages', makePdf([])],
    ['text', Buffer.from('%PDF-1.7 is a format')],
  ])('that is damaged (%s) is refused', async (_name, bytes) => {
    await expect(openDocument(bytes)).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('with a damaged page gives the others', async () => {
    const text = Buffer.from(makePdf([barPage(), barPage()])).toString('latin1');
    // The second page object loses its dictionary; all offsets stay.
    const second = text.lastIndexOf('<</Type/Page/');
    const broken = Buffer.from(`${text.slice(0, second)}((${text.slice(second + 2)}`, 'latin1');
    const document = await openDocument(broken);
    expect(await darkness(document, 1, all)).toBeGreaterThan(0.05);
    await expect(document.decode(2)).rejects.toMatchObject({ problem: 'damaged' });
    expect(await darkness(document, 1, all)).toBeGreaterThan(0.05);
  });
});

const drawing = (x: number): Sharp =>
  sharp(
    Buffer.from(
      `<svg width="80" height="40"><rect width="80" height="40" fill="#fff"/><rect x="${x}" y="5" width="20" height="30"/></svg>`,
    ),
  ).removeAlpha();

describe('a TIFF', () => {
  test.each(['none', 'lzw', 'deflate', 'packbits', 'jpeg', 'ccittfax4', 'webp'] as const)(
    'of several pages in %s gives each',
    async (compression) => {
      const isFax = compression === 'ccittfax4';
      const options = { compression, ...(isFax && { bitdepth: 1 as const }) };
      const inColours = (page: Sharp) => (isFax ? page.toColourspace('b-w') : page);
      const pages = await Promise.all([10, 50].map((x) => inColours(drawing(x)).tiff(options).toBuffer()));
      const document = await openDocument(joinTiffs(pages));
      expect([document.format, document.pages]).toEqual(['tiff', 2]);
      expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.3);
      expect(await darkness(document, 1, rightHalf)).toBeLessThan(0.02);
      expect(await darkness(document, 2, leftHalf)).toBeLessThan(0.02);
      expect(await darkness(document, 2, rightHalf)).toBeGreaterThan(0.3);
    },
  );

  test.each(['zstd-tiffcp.tif', 'lzma-tiffcp.tif'])('of several pages like %s gives each', async (name) => {
    const file = await readFile(new URL(`../../fixtures/formats/${name}`, import.meta.url));
    const document = await openDocument(joinTiffs([await drawing(10).tiff().toBuffer(), file, file]));
    const alone = await openDocument(file);
    expect(document.pages).toBe(3);
    for (const page of [2, 3])
      expect((await document.decode(page)).picture).toEqual((await alone.decode(1)).picture);
  });

  test('may mix colours, sizes and compressions', async () => {
    const pages = await Promise.all([
      drawing(10).tiff({ compression: 'lzw' }).toBuffer(),
      drawing(10)
        .resize(160, 80)
        .toColourspace('b-w')
        .tiff({ compression: 'ccittfax4', bitdepth: 1 })
        .toBuffer(),
      drawing(10).resize(40, 20).toColourspace('cmyk').tiff({ compression: 'deflate' }).toBuffer(),
    ]);
    const document = await openDocument(joinTiffs(pages));
    for (const [i, size] of [
      [80, 40],
      [160, 80],
      [40, 20],
    ].entries()) {
      expect(await fileSize(document, i + 1)).toEqual(size);
      expect(await darkness(document, i + 1, leftHalf)).toBeGreaterThan(0.25);
    }
  });

  test('whose second page is damaged gives the first and the third', async () => {
    const pages = await Promise.all([10, 50, 50].map((x) => drawing(x).tiff().toBuffer()));
    const second = readTiff(pages[1]);
    const [at] = values(second, second.pages[0], tags.stripOffsets);
    pages[1].fill(0xff, at, at + 60);
    const document = await openDocument(joinTiffs(pages));
    expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.3);
    await expect(document.decode(2)).rejects.toMatchObject({ problem: 'damaged' });
    expect(await darkness(document, 3, rightHalf)).toBeGreaterThan(0.3);
  });
});

test('an AVIF is a picture, and one without its end is damaged', async () => {
  const bytes = await drawing(10).avif().toBuffer();
  const document = await openDocument(bytes);
  expect([document.format, document.pages]).toEqual(['avif', 1]);
  expect(await fileSize(document)).toEqual([80, 40]);
  expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.25);
  const cut = await openDocument(bytes.subarray(0, Math.floor(0.8 * bytes.length)));
  await expect(cut.decode(1)).rejects.toMatchObject({ problem: 'damaged' });
});

test('a picture is a document of one page', async () => {
  const document = await openDocument(await drawing(10).png().toBuffer());
  expect([document.format, document.pages]).toEqual(['png', 1]);
  expect(await darkness(document, 1, leftHalf)).toBeGreaterThan(0.3);
});
