#!/bin/sh
# tesseract.js 7.0.0 (Tesseract 5): the automatic page segmentation erases the first digit of a column of numbers if it is a 1 in
# enough rows: 12.40, 19.40, 16.40 … are read as 2.40, 9.40, 6.40 …, with confidences above 90 and without a warning. The I of
# "Item" is lost in the same way.
#
# It looks as if the upright strokes below each other are taken for a printed rule and removed before the text is read. Seven
# rows are read right, and so are eight in which the prices stand elsewhere in the line. With "one uniform block" (mode 6)
# nothing is lost. A good guess is that a longer list is read as a shorter one is.
#
# Seen with tesseract.js 7.0.0, @tesseract.js-data/eng 1.0.0, @fontsource/roboto 5.3.0 at 28 pixels drawn by @napi-rs/canvas 1.1.1, 45
# pixels from row to row, Node 24.21.0 and 20.20.2 (the prices, and their lowest confidence):
#   7 rows, automatic: 12.40 19.40 16.40 13.40 10.40 17.40 14.40 (96)
#   8 rows, automatic: 2.40 9.40 6.40 3.40 0.40 7.40 4.40 1.40 (95)
#   8 rows, one block: 12.40 19.40 16.40 13.40 10.40 17.40 14.40 11.40 (88)
#
# Exits 0 while that is so, 1 when it changes: the prices, and that the confidences are above 80. Needs Node and npm; downloads 60 MB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund tesseract.js@7.0.0 @tesseract.js-data/eng@1.0.0 @napi-rs/canvas@1.1.1 @fontsource/roboto@5.3.0

cat > read.mjs <<'JS'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import language from '@tesseract.js-data/eng';
import { createWorker } from 'tesseract.js';

GlobalFonts.registerFromPath('node_modules/@fontsource/roboto/files/roboto-latin-400-normal.woff2', 'Roboto');
const [automatic, oneBlock] = ['3', '6'];
const prices = (count) => Array.from({ length: count }, (_, i) => `1${(i * 7 + 2) % 10}.40`);
const isSame = [];
const data = { langPath: language.langPath, gzip: language.gzip, cacheMethod: 'none' };
const worker = await createWorker('eng', 1, data);
await read('7 rows, automatic', automatic, 7, prices(7));
await read('8 rows, automatic', automatic, 8, prices(8).map((price) => price.slice(1)));
await read('8 rows, one block', oneBlock, 8, prices(8));
await worker.terminate();
process.exit(isSame.every(Boolean) ? 0 : 1);

async function read(name, mode, rows, wanted) {
  await worker.setParameters({ tessedit_pageseg_mode: mode });
  const { blocks } = (await worker.recognize(draw(rows), {}, { blocks: true })).data;
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs).flatMap(({ lines }) => lines);
  const found = lines.flatMap(({ words }) => words).filter(({ text }) => text.endsWith('.40'));
  const texts = found.map(({ text }) => text).join(' ');
  const lowest = Math.floor(Math.min(...found.map(({ confidence }) => confidence)));
  console.log(`${name}: ${texts} (${lowest})`);
  isSame.push(texts === wanted.join(' ') && lowest > 80);
}

/** Rows such as "Item 1     12.40", black on white. */
function draw(rows) {
  const canvas = createCanvas(900, 160 + rows * 45);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = '28px Roboto';
  prices(rows).forEach((price, i) => context.fillText(`Item ${i + 1}     ${price}`, 60, 120 + i * 45));
  return canvas.toBuffer('image/png');
}
JS
node read.mjs 2> log.txt || { cat log.txt >&2; exit 1; }
