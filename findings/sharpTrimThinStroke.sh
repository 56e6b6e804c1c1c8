#!/bin/sh
# sharp 0.35.5 (libvips 8.18.7, prebuilt): `trim()`, "trim pixels from all edges that contain values similar to the given background
# colour", also cuts off strokes of one pixel, however black and long. A page with a thick stroke at the left and a thin 1 at the right
# loses the 1. If there are thin strokes only, nothing is trimmed.
#
# The reason is a median filter of 3 × 3 pixels before the edges are sought. Option lineArt turns it off; its documentation, "does the
# input more closely resemble line art (e.g. vector) rather than being photographic?", does not say that content gets lost. A good guess
# is that black on white is further from the background than any threshold.
#
# Seen with sharp 0.35.5, Node 24.21.0 and 20.20.2 (40 × 20 white pixels, black strokes of 10 pixels' height from row 5, 4 pixels wide at
# column 5, and thin at column 30):
#   thick, and 1 pixel: 4 × 10
#   thick, and 1 pixel, lineArt: 26 × 10
#   thick, and 2 pixels: 27 × 10
#   1 pixel only: 40 × 20
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund sharp@0.35.5

cat > trim.mjs <<'JS'
import sharp from 'sharp';

const [width, height] = [40, 20];
const thick = { left: 5, right: 9 };
const thin = { left: 30, right: 31 };
const seen = {
  'thick, and 1 pixel': await trim([thick, thin]),
  'thick, and 1 pixel, lineArt': await trim([thick, thin], { lineArt: true }),
  'thick, and 2 pixels': await trim([thick, { left: 30, right: 32 }]),
  '1 pixel only': await trim([thin]),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['4 × 10', '26 × 10', '27 × 10', '40 × 20'];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

async function trim(strokes, options) {
  const page = Buffer.alloc(width * height, 255);
  for (const { left, right } of strokes)
    for (let y = 5; y < 15; y++) page.fill(0, y * width + left, y * width + right);
  const { info } = await sharp(page, { raw: { width, height, channels: 1 } })
    .trim(options)
    .toBuffer({ resolveWithObject: true });
  return `${info.width} × ${info.height}`;
}
JS
node trim.mjs
