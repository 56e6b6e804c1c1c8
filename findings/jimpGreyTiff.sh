#!/bin/sh
# jimp 1.6.1 (utif2 4.1.0) reads two common kinds of grey TIFF as other pictures, without an error:
# - JPEG (compression 7), as scanners write grey pages: each pixel is repeated three times, so one row of the page fills three rows
#   of the picture, and the lower two thirds of the page are lost.
# - 16 levels (4 bits), 0 = black: all pixels are transparent black. With 0 = white they are right.
# Both are valid: 4 bits is a baseline depth (TIFF 6.0, section 4), and JPEG with one component is in Technical Note 2. A good guess is
# that a depth that works with one polarity works with the other, and that grey JPEG works because JPEG in RGB does.
#
# Seen with jimp 1.6.1; files written and read back by sharp 0.35.5 (libtiff); Node 24.21.0 and 20.20.2. Drawn are rows of 24 pixels,
# black (#) in columns 2, 3, 20 and 21; _ is transparent:
#   8 bits, uncompressed: ..##................##..
#   8 bits, JPEG: ......######............|........................|............######......, the same again for the next row
#   4 bits, 0 = white: ..##................##..
#   4 bits, 0 = black: ________________________
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund jimp@1.6.1 utif2@4.1.0 sharp@0.35.5

cat > read.mjs <<'JS'
import assert from 'node:assert/strict';
import { Jimp } from 'jimp';
import sharp from 'sharp';

const [width, height] = [24, 16];
const ink = [2, 3, 20, 21];
const pixels = Buffer.from(Array.from({ length: width * height }, (_, i) => (ink.includes(i % width) ? 0 : 255)));
const drawn = '..##................##..';
const seen = {
  '8 bits, uncompressed': await read({ compression: 'none' }),
  '8 bits, JPEG': await read({ compression: 'jpeg', quality: 100 }),
  '4 bits, 0 = white': await read({ compression: 'none', bitdepth: 4, miniswhite: true }),
  '4 bits, 0 = black': await read({ compression: 'none', bitdepth: 4 }),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const thirds = '......######............|........................|............######......';
const wanted = [drawn, thirds, drawn, '_'.repeat(width)];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

/** The different rows as jimp reads them, from the top. sharp must read what was drawn. */
async function read(options) {
  const raw = { width, height, channels: 1 };
  const file = await sharp(pixels, { raw }).toColourspace('b-w').tiff(options).toBuffer();
  const back = await sharp(file).toColourspace('b-w').raw().toBuffer();
  assert.deepEqual(new Set(rows([...back].map((each) => [each, 255]))), new Set([drawn]));
  const { bitmap } = await Jimp.read(file);
  assert.deepEqual([bitmap.width, bitmap.height], [width, height]);
  const samples = Array.from({ length: width * height }, (_, i) => [bitmap.data[4 * i], bitmap.data[4 * i + 3]]);
  const found = new Set(rows(samples));
  return [...found].join('|');
}

/** One string a row, from pairs of grey and alpha. */
function rows(samples) {
  const marks = samples.map(([grey, alpha]) => (alpha < 255 ? '_' : grey < 128 ? '#' : '.')).join('');
  return marks.match(new RegExp(`.{${width}}`, 'g'));
}
JS
node read.mjs
