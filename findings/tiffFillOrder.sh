#!/bin/sh
# Fax machines and scanners of two colours may store the first of eight pixels in the lowest bit of a byte: FillOrder 2 (TIFF 6.0,
# section 8). A reader need not support that, so one expects an error or the right pixels. Of five readers, only libtiff (in
# sharp) reverses the bits. utif2, geotiff, tiff and image-js return every eight pixels mirrored, without an error: small
# digits are still legible as something else.
#
# Seen with utif2 4.1.0, geotiff 3.0.5, tiff 7.1.3, image-js 1.7.0, sharp 0.35.5, Node 24.21.0 and 20 (a row whose first pixel is white):
#   utif2    FillOrder 1: 00000001  2: 00000001
#   geotiff  FillOrder 1: 00000001  2: 00000001
#   tiff     FillOrder 1: 00000001  2: 00000001
#   image-js FillOrder 1: 00000001  2: 00000001
#   sharp    FillOrder 1: 00000001  2: 10000000
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund utif2@4.1.0 geotiff@3.0.5 tiff@7.1.3 image-js@1.7.0 sharp@0.35.5

cat > read.mjs <<'JS'
import { fromArrayBuffer } from 'geotiff';
import { decode as imageJs } from 'image-js';
import sharp from 'sharp';
import { decode as tiff } from 'tiff';
import UTIF from 'utif2';

/** One row of eight pixels, uncompressed, black is zero; its byte is 1. */
function file(fillOrder) {
  const [SHORT, LONG] = [3, 4];
  const fields = [
    [256, LONG, 8], [257, LONG, 1], [258, SHORT, 1], [259, SHORT, 1], [262, SHORT, 1], [266, SHORT, fillOrder],
    [273, LONG, 8], [277, SHORT, 1], [278, LONG, 1], [279, LONG, 1],
  ];
  const bytes = Buffer.alloc(16 + 12 * fields.length);
  bytes.write('II*\0');
  bytes.writeUInt32LE(10, 4);
  bytes[8] = 1;
  bytes.writeUInt16LE(fields.length, 10);
  fields.forEach(([tag, type, value], i) => {
    const at = 12 + 12 * i;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  });
  return Uint8Array.from(bytes);
}

const bits = (values) => Array.from(values, (value) => (value > 0 ? 1 : 0)).join('');
const readers = {
  utif2({ buffer }) {
    const [page] = UTIF.decode(buffer);
    UTIF.decodeImage(buffer, page);
    return bits(UTIF.toRGBA8(page).filter((_, i) => i % 4 === 0));
  },
  async geotiff({ buffer }) {
    const image = await (await fromArrayBuffer(buffer)).getImage();
    return bits(await image.readRasters({ interleave: true }));
  },
  tiff: (bytes) => bits(tiff(bytes)[0].data),
  'image-js': (bytes) => bits(imageJs(bytes).getRawImage().data),
  sharp: async (bytes) => bits(await sharp(bytes).greyscale().raw().toBuffer()),
};
const wanted = { sharp: '10000000' };
let same = true;
for (const [name, read] of Object.entries(readers)) {
  const [first, second] = [await read(file(1)), await read(file(2))];
  console.log(`${name.padEnd(8)} FillOrder 1: ${first}  2: ${second}`);
  same &&= first === '00000001' && second === (wanted[name] ?? '00000001');
}
process.exit(same ? 0 : 1);
JS
node read.mjs
