#!/bin/sh
# geotiff 3.0.5: `readRGB()` gets the polarity wrong for TIFFs in which 0 is white (PhotometricInterpretation 0), the usual kind of a
# bilevel or fax scan: white paper comes as 0, that is black, and black ink as the brighter value. With 0 = black the order is right,
# but white is 255 only at 8 bits: it is 128 at 1 bit and 240 at 4 bits.
#
# The code subtracts from 256 and the result 256 wraps to 0 in a byte; it divides by 2^bits instead of the largest sample. A good guess
# is that "reads raster data as RGB" converts both polarities, since it looks at the field. TIFF 6.0, sections 3 and 4, defines both:
# 0 is imaged as white, 2^bits - 1 as black, or the other way round.
#
# Seen with geotiff 3.0.5; files written and read back by sharp 0.35.5 (libtiff); Node 24.21.0 and 20.20.2 (a white and a black pixel):
#   1 bit, 0 = white: 0 128
#   4 bits, 0 = white: 0 16
#   8 bits, 0 = white: 0 1
#   1 bit, 0 = black: 128 0
#   4 bits, 0 = black: 240 0
#   8 bits, 0 = black: 255 0
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund geotiff@3.0.5 sharp@0.35.5

cat > read.mjs <<'JS'
import assert from 'node:assert/strict';
import { fromArrayBuffer } from 'geotiff';
import sharp from 'sharp';

const seen = {};
for (const white of ['white', 'black'])
  for (const bits of [1, 4, 8])
    seen[`${bits} bit${bits > 1 ? 's' : ''}, 0 = ${white}`] = await read(bits, white === 'white');
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['0 128', '0 16', '0 1', '128 0', '240 0', '255 0'];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

/** Writes a white and a black pixel, lets sharp check them, and reads them with geotiff. */
async function read(bits, whiteIsZero) {
  const raw = { width: 2, height: 1, channels: 1 };
  const options = { compression: 'none', miniswhite: whiteIsZero, ...(bits < 8 && { bitdepth: bits }) };
  const file = await sharp(Buffer.of(255, 0), { raw }).toColourspace('b-w').tiff(options).toBuffer();
  assert.deepEqual([...(await sharp(file).toColourspace('b-w').raw().toBuffer())], [255, 0]);
  const image = await (await fromArrayBuffer(Uint8Array.from(file).buffer)).getImage();
  assert.equal(image.fileDirectory.getValue('PhotometricInterpretation'), whiteIsZero ? 0 : 1);
  const rgb = [...(await image.readRGB({ interleave: true }))];
  return rgb.filter((_, i) => i % 3 === 0).join(' ');
}
JS
node read.mjs
