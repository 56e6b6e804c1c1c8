#!/bin/sh
# geotiff 3.0.5: `readRGB()` is documented as "reads raster data as RGB". What it returns depends on the photometric interpretation:
# - 16-bit RGB comes unscaled, as Uint16Array of 0–65535; 16-bit grey comes scaled, as Uint8Array of 0–255.
# - 32-bit floats of 0–1 in grey come as zeros only, a black picture, without an error.
# - 8-bit CIE L*a*b* of L* = 50 (stored as 128) comes as white: the stored byte is taken as L* itself.
# The same file of 16-bit grey, big-endian and with predictor 2, comes with wrong values from readRasters too, unlike little-endian.
#
# Seen with geotiff 3.0.5, Node 24.21.0 and 20.20.2 (samples 65535, 32768, 256; 0, 0.5, 1; L* = 100, 50; 1000, 1300, 900, 2000):
#   16-bit RGB: Uint16Array 65535 32768 256
#   16-bit grey: Uint8Array 255 128 1
#   float grey: Uint8Array 0 0 0
#   Lab: Uint8Array 255 255
#   predictor, little-endian: 1000 1300 900 2000
#   predictor, big-endian: 1000 1044 645 1745
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund geotiff@3.0.5

cat > read.mjs <<'JS'
import { deflateSync } from 'node:zlib';
import { fromArrayBuffer } from 'geotiff';

const [RGB, GREY, LAB, FLOAT, DEFLATE] = [2, 1, 8, 3, 8];
const words = Buffer.from(Uint16Array.of(65535, 32768, 256).buffer);
const floats = Buffer.from(Float32Array.of(0, 0.5, 1).buffer);
/** Differences, as predictor 2 stores them (TIFF 6.0, section 14), in the byte order of the file. */
const differences = [1000, 300, 65136, 1100];
const predicted = (littleEndian) => {
  const bytes = Buffer.alloc(8);
  differences.forEach((each, i) => (littleEndian ? bytes.writeUInt16LE(each, 2 * i) : bytes.writeUInt16BE(each, 2 * i)));
  const fields = { width: 4, bits: [16], photometric: GREY, compression: DEFLATE, predictor: 2 };
  return tiff(fields, deflateSync(bytes), littleEndian);
};
const seen = {
  '16-bit RGB': await readRgb(tiff({ width: 1, bits: [16, 16, 16], photometric: RGB }, words), 1),
  '16-bit grey': await readRgb(tiff({ width: 3, bits: [16], photometric: GREY }, words), 3),
  'float grey': await readRgb(tiff({ width: 3, bits: [32], photometric: GREY, format: FLOAT }, floats), 3),
  Lab: await readRgb(tiff({ width: 2, bits: [8, 8, 8], photometric: LAB }, Buffer.from([255, 0, 0, 128, 0, 0])), 3),
  'predictor, little-endian': await readRasters(predicted(true)),
  'predictor, big-endian': await readRasters(predicted(false)),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = [
  'Uint16Array 65535 32768 256', 'Uint8Array 255 128 1', 'Uint8Array 0 0 0', 'Uint8Array 255 255',
  '1000 1300 900 2000', '1000 1044 645 1745',
];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

async function open(file) {
  return (await fromArrayBuffer(Uint8Array.from(file).buffer)).getImage();
}
async function readRgb(file, step) {
  const data = await (await open(file)).readRGB({ interleave: true });
  return `${data.constructor.name} ${[...data].filter((_, i) => i % step === 0).join(' ')}`;
}
async function readRasters(file) {
  return [...(await (await open(file)).readRasters({ interleave: true }))].join(' ');
}

/** One row: header, pixels, directory, and the lists of more than two SHORTs. */
function tiff({ width, bits, photometric, format = 1, compression = 1, predictor = 1 }, pixels, littleEndian = true) {
  const fields = [
    [256, [width]], [257, [1]], [258, bits], [259, [compression]], [262, [photometric]], [273, [8]],
    [277, [bits.length]], [278, [1]], [279, [pixels.length]], [317, [predictor]], [339, bits.map(() => format)],
  ];
  const at = 8 + pixels.length + (pixels.length % 2);
  const lists = fields.filter(([, values]) => values.length > 2);
  const file = Buffer.alloc(at + 2 + 12 * fields.length + 4 + 6 * lists.length);
  const view = new DataView(file.buffer, file.byteOffset);
  file.write(littleEndian ? 'II' : 'MM');
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, at, littleEndian);
  pixels.copy(file, 8);
  view.setUint16(at, fields.length, littleEndian);
  let end = at + 2 + 12 * fields.length + 4;
  for (const [i, [tag, values]] of fields.entries()) {
    const field = at + 2 + 12 * i;
    view.setUint16(field, tag, littleEndian);
    view.setUint16(field + 2, 3, littleEndian);
    view.setUint32(field + 4, values.length, littleEndian);
    if (values.length > 2) view.setUint32(field + 8, end, littleEndian);
    const to = values.length > 2 ? end : field + 8;
    values.forEach((each, k) => view.setUint16(to + 2 * k, each, littleEndian));
    if (values.length > 2) end += 2 * values.length;
  }
  return file;
}
JS
node read.mjs
