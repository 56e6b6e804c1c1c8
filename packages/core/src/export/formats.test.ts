import { readFileSync } from 'node:fs';
import { initialize, type OcrPage, parseOcrPages } from 'ocr-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { alto } from './alto.ts';
import { hocr } from './hocr.ts';
import type { ReadPicture } from './readPicture.ts';
import { maker, numberAt, samplePicture, turnedPicture } from './testing/samplePicture.ts';

// ocr-parser is the reader of a viewer for digital libraries: it knows nothing of Cifra.
beforeAll(() => {
  const wasm = readFileSync(new URL(import.meta.resolve('sax-wasm/lib/sax-wasm.wasm')));
  return initialize(async () => new Uint8Array(wasm));
});

async function pagesOf(text: string, format: 'hocr' | 'alto'): Promise<OcrPage[]> {
  const pages: OcrPage[] = [];
  for await (const page of parseOcrPages(text, format)) pages.push(page);
  return pages;
}

const formats = [
  ['hocr', (picture: ReadPicture) => hocr([picture], maker)],
  ['alto', (picture: ReadPicture) => alto(picture, maker)],
] as const;

describe.each(formats)('%s, read by another program', (format, write) => {
  test('has the same texts and boxes', async () => {
    const [page] = await pagesOf(write(samplePicture), format);
    expect(page).toMatchObject({ width: 400, height: 300, imageSource: { fileName: samplePicture.file } });
    const words = page.words.map(({ text, x, y, width, height }) => ({ text, box: [x, y, width, height] }));
    expect(words.filter(({ text }) => text !== '')).toEqual([
      { text: '555', box: [10, 10, 30, 20] },
      { text: '0123', box: [50, 10, 40, 20] },
      { text: '$12.50', box: [10, 50, 60, 20] },
      { text: '7', box: [200, 10, 10, 20] },
      { text: '1', box: [10, 100, 10, 20] },
      { text: '2', box: [210, 100, 10, 20] },
      { text: '30', box: [110, 140, 20, 20] },
      { text: '31', box: [110, 170, 20, 20] },
    ]);
    expect(page.lines.map(({ text }) => text.trim()).filter((text) => text !== '')).toEqual([
      '555 0123',
      '$12.50',
      '7',
      '1',
      '2',
      '30',
      '31',
    ]);
  });

  test('a refused number is not confident, however probable it is', async () => {
    const [page] = await pagesOf(write(samplePicture), format);
    const confidence = (text: string) => page.words.find((word) => word.text === text)?.confidence;
    expect(confidence('$12.50')).toBe(0);
    expect(confidence('7')).toBeCloseTo(0.98, 6);
  });

  test('boxes of a turned page are where the writing is', async () => {
    const [page] = await pagesOf(write(turnedPicture), format);
    expect(page).toMatchObject({ width: 300, height: 400 });
    const word = page.words.find(({ text }) => text === '0123');
    expect(word).toMatchObject({ x: 270, y: 50, width: 20, height: 40 });
  });
});

test('hOCR has a page for each page of a document', async () => {
  const pages: ReadPicture[] = [1, 3].map((page) => {
    return { file: 'a.pdf', page, width: 100, height: 80, readings: [numberAt(`${page}`, 5, 5)] };
  });
  const read = await pagesOf(hocr(pages, maker), 'hocr');
  expect(read.map(({ words }) => words.map(({ text }) => text))).toEqual([['1'], ['3']]);
  expect(read.map(({ physicalPageNumber }) => physicalPageNumber)).toEqual([0, 2]);
});
