#!/bin/sh
# tesseract.js 7.0.0: the usual way to read digits only, tessedit_char_whitelist '0123456789', joins separate numbers of a line into one
# number. 4711 and 0815, more than a digit apart, become 47110815, without an error. Decimal commas and signs are dropped as well:
# "12,50 -3.7" becomes 125037. The confidence of such a text is 0, even if every digit is right.
#
# The list counts the space between words as a character: with '0123456789 ' the numbers stay apart and keep their confidence. A good
# guess is that the list restricts the characters within words. It does so in the legacy recogniser of the same package (engine mode
# 0), but not in the default one (LSTM, engine mode 1).
#
# Seen with tesseract.js 7.0.0, @tesseract.js-data/eng 1.0.0, digits of @fontsource/roboto 5.3.0 drawn by @napi-rs/canvas 1.1.1, Node
# 24.21.0 and 20.20.2 (confidence in brackets):
#   LSTM, no list: 4711 0815 (93), 12,50 -3.7 (92)
#   LSTM, digits: 47110815 (0), 125037 (0)
#   LSTM, digits and space: 4711 0815 (93), 1250 37 (0)
#   legacy, digits: 4711 0815 (80)
#
# Exits 0 while that is so, 1 when it changes: the texts, and which confidences are below 50. Needs Node and npm; downloads 60 MB.
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
const [legacy, lstm] = [0, 1];
const integers = draw('4711', '0815');
const decimals = draw('12,50', '-3.7');
const isSame = [];
await read('LSTM, no list', lstm, '', [integers, decimals], ['4711 0815', '12,50 -3.7']);
await read('LSTM, digits', lstm, '0123456789', [integers, decimals], ['47110815 low', '125037 low']);
await read('LSTM, digits and space', lstm, '0123456789 ', [integers, decimals], ['4711 0815', '1250 37 low']);
await read('legacy, digits', legacy, '0123456789', [integers], ['4711 0815']);
process.exit(isSame.every(Boolean) ? 0 : 1);

async function read(name, engine, list, pictures, wanted) {
  const data = { langPath: language.langPath, gzip: language.gzip, cacheMethod: 'none' };
  const worker = await createWorker('eng', engine, { ...data, legacyCore: engine === legacy, legacyLang: engine === legacy });
  await worker.setParameters({ tessedit_char_whitelist: list });
  const found = [];
  for (const picture of pictures) {
    const { text, confidence } = (await worker.recognize(picture)).data;
    found.push({ text: text.trim(), confidence });
  }
  await worker.terminate();
  console.log(`${name}: ${found.map(({ text, confidence }) => `${text} (${confidence})`).join(', ')}`);
  isSame.push(found.every(({ text, confidence }, i) => text + (confidence < 50 ? ' low' : '') === wanted[i]));
}

/** Black on white. A digit is 27 pixels wide; 32 pixels are between the two texts. */
function draw(left, right) {
  const canvas = createCanvas(500, 90);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = '48px Roboto';
  context.fillText(left, 20, 60);
  context.fillText(right, 20 + context.measureText(left).width + 32, 60);
  return canvas.toBuffer('image/png');
}
JS
node read.mjs 2> log.txt || { cat log.txt >&2; exit 1; }
