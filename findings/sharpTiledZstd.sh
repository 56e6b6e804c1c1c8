#!/bin/sh
# sharp 0.35.5 (libvips 8.18.7, prebuilt) cannot decompress ZSTD in TIFF. With strips it says so. With tiles it returns a wholly
# black picture and no error at failOn 'error'; only 'warning' reports the same cause. A good guess is that 'error' reports what cannot be
# decoded at all, whatever the layout.
#
# Seen with sharp 0.35.5, Node 24.21.0, Linux x64:
#   strips, error: tiff2vips: ZSTD compression support is not configured
#   tiles, error: 0..0
#   tiles, warning: tiff2vips: ZSTD compression support is not configured
#   geotiff reads the tiles: 0..255
#
# Exits 0 while that is so, 1 when it changes. Needs Linux x64 and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module","allowScripts":{"node":true}}' > package.json
npm install --silent --no-audit --no-fund sharp@0.35.5 geotiff@3.0.5 node@24.9.0

cat > read.mjs <<'JS'
import { zstdCompressSync } from 'node:zlib';
import { fromArrayBuffer } from 'geotiff';
import sharp from 'sharp';

const ramp = Buffer.from(Array.from({ length: 32 * 32 }, (_, i) => i % 256)); // 32×32 grey, the same in each tile of 32×16
const packed = zstdCompressSync(ramp.subarray(0, 512));
const common = [[256, 32], [257, 32], [258, 8], [259, 50000], [262, 1], [277, 1]];
const strips = tiff([...common, [273, [8, 8]], [278, 16], [279, [packed.length, packed.length]]]);
const tiles = tiff([...common, [322, 32], [323, 16], [324, [8, 8]], [325, [packed.length, packed.length]]]);

const range = (values) => `${Math.min(...values)}..${Math.max(...values)}`;
const read = (file, failOn) =>
  sharp(file, { failOn }).raw().toBuffer().then(range, ({ message }) => message.split('\n')[0]);
const geotiff = await (await fromArrayBuffer(Uint8Array.from(tiles).buffer)).getImage();
const seen = {
  'strips, error': await read(strips, 'error'),
  'tiles, error': await read(tiles, 'error'),
  'tiles, warning': await read(tiles, 'warning'),
  'geotiff reads the tiles': range(await geotiff.readRasters({ interleave: true })),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const isSame =
  /not configured/.test(seen['strips, error']) && seen['tiles, error'] === '0..0' &&
  /not configured/.test(seen['tiles, warning']) && seen['geotiff reads the tiles'] === '0..255';
process.exit(isSame ? 0 : 1);

/** Little-endian: the header, the compressed data at byte 8, the directory with LONG fields, and their lists. */
function tiff(fields) {
  const at = 8 + packed.length + (packed.length % 2);
  const directory = Buffer.alloc(2 + 12 * fields.length + 4);
  directory.writeUInt16LE(fields.length, 0);
  const lists = [];
  let end = at + directory.length;
  for (const [i, [tag, value]] of fields.entries()) {
    const values = [value].flat();
    directory.writeUInt16LE(tag, 2 + 12 * i);
    directory.writeUInt16LE(4, 4 + 12 * i);
    directory.writeUInt32LE(values.length, 6 + 12 * i);
    directory.writeUInt32LE(values.length === 1 ? values[0] : end, 10 + 12 * i);
    if (values.length === 1) continue;
    const list = Buffer.alloc(4 * values.length);
    values.forEach((each, k) => list.writeUInt32LE(each, 4 * k));
    lists.push(list);
    end += list.length;
  }
  const header = Buffer.from('49492a0000000000', 'hex');
  header.writeUInt32LE(at, 4);
  return Buffer.concat([header, packed, Buffer.alloc(packed.length % 2), directory, ...lists]);
}
JS
PATH="$folder/node_modules/.bin:$PATH" node read.mjs
