#!/bin/sh
# image-js 1.7.0 (fast-bmp 4.0.1) ignores the colour table of a BMP. Its pixels of 8 bits are the indices, and those of 1 bit are always
# index 0 = black. A bilevel scan whose table has white first is therefore inverted, without an error, and an 8-bit one with two
# colours is nearly black. Colours become grey.
#
# A pixel of up to 8 bits is an index into the table (Microsoft's BITMAPINFOHEADER, biClrUsed), and either order of black and white
# is valid. A good guess is that the table is applied, since image-js applies the palettes of PNG and TIFF.
#
# Seen with image-js 1.7.0; bmp-js 0.1.0 and decode-bmp 0.2.1 apply the table; Node 24.21.0 and 20.20.2 (the indices are 0 1 0 0; the
# table is before the colon, the grey samples after it):
#   1 bit, 0 255: 0 255 0 0, others 0 255 0 0
#   1 bit, 255 0: 0 255 0 0, others 255 0 255 255
#   8 bits, 255 0: 0 1 0 0, others 255 0 255 255
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund image-js@1.7.0 fast-bmp@4.0.1 bmp-js@0.1.0 decode-bmp@0.2.1

cat > read.mjs <<'JS'
import assert from 'node:assert/strict';
import bmpJs from 'bmp-js';
import decodeBmp from 'decode-bmp';
import { decode } from 'image-js';

const indices = [0, 1, 0, 0];
const seen = {
  '1 bit, 0 255': read(1, [0, 255]),
  '1 bit, 255 0': read(1, [255, 0]),
  '8 bits, 255 0': read(8, [255, 0]),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['0 255 0 0, others 0 255 0 0', '0 255 0 0, others 255 0 255 255', '0 1 0 0, others 255 0 255 255'];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

function read(bits, table) {
  const file = bmp(bits, table);
  const fromTable = indices.map((each) => table[each]);
  assert.deepEqual([...bmpJs.decode(file).data.filter((_, i) => i % 4 === 1)], fromTable);
  assert.deepEqual([...decodeBmp(file).data.filter((_, i) => i % 4 === 0)], fromTable);
  const image = decode(file);
  assert.equal(image.channels, 1);
  return `${[...image.getRawImage().data].join(' ')}, others ${fromTable.join(' ')}`;
}

/** One row: file header, BITMAPINFOHEADER, a table of greys, and the indices in one or four bytes, padded to four. */
function bmp(bits, table) {
  const at = 14 + 40 + 4 * table.length;
  const file = Buffer.alloc(at + 4);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(at, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(indices.length, 18);
  file.writeInt32LE(1, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(4, 34);
  file.writeUInt32LE(table.length, 46);
  table.forEach((grey, i) => file.fill(grey, 54 + 4 * i, 57 + 4 * i));
  indices.forEach((each, i) => {
    if (bits === 8) file[at + i] = each;
    else file[at] |= each << (7 - i);
  });
  return file;
}
JS
node read.mjs
