#!/bin/sh
# ocr-parser 0.2.5: `parseOcrPages`, which yields the pages of a document, makes one page of an ALTO file with several. The words of the
# second page are on the first one, at the coordinates of the second page and within the size of the first. The same document in
# hOCR gives both pages.
#
# In ALTO, a Layout may have any number of Page elements (ALTO 4.2 schema, LayoutType), and Tesseract writes one file for
# all pages of a TIFF. A good guess is that both formats give the same pages, since the function takes both.
#
# Seen with ocr-parser 0.2.5, Node 24.21.0 and 20.20.2 (number of the page, its width, and its words):
#   hOCR: page 0, 300 wide: 4711; page 1, 900 wide: 0815
#   ALTO: page 1, 300 wide: 4711 0815 (at 700)
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund ocr-parser@0.2.5

cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { initialize, parseOcrPages } from 'ocr-parser';

await initialize(async () => new Uint8Array(readFileSync('node_modules/sax-wasm/lib/sax-wasm.wasm')));
const pages = [
  { number: 1, width: 300, text: '4711', left: 10 },
  { number: 2, width: 900, text: '0815', left: 700 },
];
const seen = { hOCR: await read(hocr(), 'hocr'), ALTO: await read(alto(), 'alto') };
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['page 0, 300 wide: 4711; page 1, 900 wide: 0815', 'page 1, 300 wide: 4711 0815 (at 700)'];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

async function read(document, format) {
  const found = [];
  for await (const { physicalPageNumber, width, words } of parseOcrPages(document, format)) {
    const texts = words.map(({ text, x }) => (x > width ? `${text} (at ${x})` : text));
    found.push(`page ${physicalPageNumber}, ${width} wide: ${texts.join(' ')}`);
  }
  return found.join('; ');
}

function hocr() {
  const divisions = pages.map(({ number, width, text, left }) => {
    const box = `bbox ${left} 20 ${left + 50} 50`;
    const line = `<span class="ocr_line" title="${box}"><span class="ocrx_word" title="${box}">${text}</span></span>`;
    return `<div class="ocr_page" title="bbox 0 0 ${width} 200; ppageno ${number - 1}">${line}</div>`;
  });
  return `<html xmlns="http://www.w3.org/1999/xhtml"><body>${divisions.join('')}</body></html>`;
}

function alto() {
  const elements = pages.map(({ number, width, text, left }) => {
    const size = `HPOS="0" VPOS="0" WIDTH="${width}" HEIGHT="200"`;
    const place = `HPOS="${left}" VPOS="20" WIDTH="50" HEIGHT="30"`;
    const line = `<TextLine ${place}><String ${place} CONTENT="${text}"/></TextLine>`;
    const block = `<TextBlock ID="block${number}" ${place}>${line}</TextBlock>`;
    const page = `ID="page${number}" PHYSICAL_IMG_NR="${number}" WIDTH="${width}" HEIGHT="200"`;
    return `<Page ${page}><PrintSpace ${size}>${block}</PrintSpace></Page>`;
  });
  const description = '<Description><MeasurementUnit>pixel</MeasurementUnit></Description>';
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">${description}<Layout>${elements.join('')}</Layout></alto>`;
}
JS
node read.mjs
