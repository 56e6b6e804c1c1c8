#!/bin/sh
# sharp 0.35.5 (libvips 8.18.7, prebuilt) takes the same TIFF samples differently by their number a pixel:
# - 32-bit floats of 0–1: three a pixel (RGB) are 0–1, linear light; one a pixel (grey) is taken as 0–255, and the picture is black.
# - CIE L*a*b*: 16 bits a sample are read; 8 bits, the usual kind, are "corrupt header: bad labq format".
# A good guess is that each pair is read alike, since the fields of both files differ only in the number of samples or bits.
#
# Seen with sharp 0.35.5, Node 24.21.0 and 20.20.2, Linux x64 (samples 0, 0.5, 1 and L* = 100, 50):
#   float grey: 0 0 1
#   float RGB: 0 188 255
#   Lab, 8 bits: Input buffer has corrupt header: image: bad labq format
#   Lab, 16 bits: 255 119
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund sharp@0.35.5

cat > read.mjs <<'JS'
import sharp from 'sharp';

const FLOAT = 3;
const floats = Buffer.from(Float32Array.of(0, 0.5, 1).buffer);
const lab8 = Buffer.from([255, 0, 0, 128, 0, 0]);
const lab16 = Buffer.from(Uint16Array.of(65535, 0, 0, 32768, 0, 0).buffer);
const seen = {
  'float grey': await read(tiff({ width: 3, bits: [32], photometric: 1, format: FLOAT }, floats), 3),
  'float RGB': await read(tiff({ width: 1, bits: [32, 32, 32], photometric: 2, format: FLOAT }, floats), 1),
  'Lab, 8 bits': await read(tiff({ width: 2, bits: [8, 8, 8], photometric: 8, format: 1 }, lab8), 3),
  'Lab, 16 bits': await read(tiff({ width: 2, bits: [16, 16, 16], photometric: 8, format: 1 }, lab16), 3),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['0 0 1', '0 188 255', /bad labq format/, '255 119'];
process.exit(Object.values(seen).every((text, i) => (wanted[i].test?.(text) ?? text === wanted[i])) ? 0 : 1);

/** Every `step`-th sample in 8-bit sRGB. */
async function read(file, step) {
  const pixels = sharp(file).toColourspace('srgb').raw().toBuffer();
  return pixels.then(
    (data) => [...data].filter((_, i) => i % step === 0).join(' '),
    ({ message }) => message.split('\n')[0],
  );
}

/** One row, uncompressed, little-endian: header, pixels, directory, and the lists of more than two SHORTs. */
function tiff({ width, bits, photometric, format }, pixels) {
  const fields = [
    [256, [width]], [257, [1]], [258, bits], [259, [1]], [262, [photometric]], [273, [8]],
    [277, [bits.length]], [278, [1]], [279, [pixels.length]], [339, bits.map(() => format)],
  ];
  const directory = Buffer.alloc(2 + 12 * fields.length + 4);
  directory.writeUInt16LE(fields.length, 0);
  const lists = [];
  let end = 8 + pixels.length + directory.length;
  for (const [i, [tag, values]] of fields.entries()) {
    directory.writeUInt16LE(tag, 2 + 12 * i);
    directory.writeUInt16LE(3, 4 + 12 * i);
    directory.writeUInt32LE(values.length, 6 + 12 * i);
    const list = Buffer.from(Uint16Array.from(values).buffer);
    if (list.length <= 4) list.copy(directory, 10 + 12 * i);
    else {
      directory.writeUInt32LE(end, 10 + 12 * i);
      lists.push(list);
      end += list.length;
    }
  }
  const header = Buffer.from('49492a0000000000', 'hex');
  header.writeUInt32LE(8 + pixels.length, 4);
  return Buffer.concat([header, pixels, directory, ...lists]);
}
JS
node read.mjs
