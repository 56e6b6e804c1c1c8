#!/bin/sh
# image-js 1.7.0 reads PNGs of 1 bit a pixel, the usual kind of a binarised scan, with wrong pixels and without an error:
# - Grey: it drops the last 8 - width % 8 bits of the first byte of each row, and takes the unused bits at the end of the row as black
#   pixels instead. If the width is a multiple of 8, it drops the whole first byte, and the rows below move up. Only pictures narrower
#   than 8 pixels are right.
# - Palette: it ignores the unused bits at the end of each row, so every row is shifted against the one above. Only widths that are a
#   multiple of 8 are right. Palettes of 2 and 4 bits share the code.
# The rows of a PNG start at byte boundaries (PNG specification, section 7.2). A good guess is that 1 bit is read as well as 8 bits;
# 1-bit TIFF is.
#
# Seen with image-js 1.7.0 and fast-png 8.0.0; sharp 0.35.5 and pngjs 7.0.0 read what was drawn; Node 24.21.0 and 20.20.2. Drawn is a
# vertical black stroke, # in column 2 of three rows:
#   grey, 6 wide: ..#...|..#...|..#...
#   grey, 12 wide: ..#.....####|..#.....####|..#.....####
#   grey, 16 wide: ................|........########|################
#   palette, 12 wide: ..#.........|......#.....|..........#.
#   palette, 16 wide: ..#.............|..#.............|..#.............
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund image-js@1.7.0 fast-png@8.0.0 pngjs@7.0.0 sharp@0.35.5

cat > read.mjs <<'JS'
import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import { decode } from 'image-js';
import { PNG } from 'pngjs';
import sharp from 'sharp';

const rows = 3;
const column = 2;
const seen = {};
for (const width of [6, 12, 16]) await read('grey', width, grey(width));
for (const width of [12, 16]) await read('palette', width, await palette(width));
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = [
  '..#...|..#...|..#...',
  '..#.....####|..#.....####|..#.....####',
  '................|........########|################',
  '..#.........|......#.....|..........#.',
  '..#.............|..#.............|..#.............',
];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

/** Reads one sample a pixel with image-js; sharp and pngjs must read the drawing itself. */
async function read(kind, width, file) {
  const [depth, colour] = file.subarray(24, 26);
  assert.deepEqual([depth, colour], [1, kind === 'grey' ? 0 : 3]);
  const drawn = show(drawing(width), width);
  assert.equal(show(await sharp(file).toColourspace('b-w').raw().toBuffer(), width), drawn);
  assert.equal(show(every(4, PNG.sync.read(Buffer.from(file)).data), width), drawn);
  const image = decode(file);
  seen[`${kind}, ${width} wide`] = show(every(image.channels, image.getRawImage().data), width);
}

function every(step, data) {
  return [...data].filter((_, i) => i % step === 0);
}

function show(samples, width) {
  return [...samples].map((each, i) => (i > 0 && i % width === 0 ? '|' : '') + (each < 128 ? '#' : '.')).join('');
}

/** A black stroke on white, 8 bits a pixel. */
function drawing(width) {
  return Buffer.from(Array.from({ length: rows * width }, (_, i) => (i % width === column ? 0 : 255)));
}

/** The drawing as a grey PNG of 1 bit: most significant bit first, each row padded to whole bytes. */
function grey(width) {
  const stride = Math.ceil(width / 8);
  const data = new Uint8Array(rows * stride);
  drawing(width).forEach((each, i) => {
    const x = i % width;
    if (each > 0) data[Math.floor(i / width) * stride + (x >> 3)] |= 128 >> (x % 8);
  });
  return encode({ width, height: rows, depth: 1, channels: 1, data });
}

/** The drawing as a PNG with two palette entries, written by libvips. */
function palette(width) {
  const raw = { width, height: rows, channels: 1 };
  return sharp(drawing(width), { raw }).png({ palette: true, colours: 2 }).toBuffer();
}
JS
node read.mjs
