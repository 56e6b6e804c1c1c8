#!/bin/sh
# sharp 0.35.5 (libvips 8.18.7, prebuilt): `erode()` and `dilate()` of a grey picture combine the bits of neighbouring pixels instead of
# taking the minimum and maximum, without an error. Paper of 100 with a pixel of 27 becomes 127 where it is eroded, brighter than
# both, and 0 where it is dilated. For pictures of 0 and 255 only, the results are right.
#
# Closing a page with a large mask, to estimate its paper, thus returns noise. The documentation speaks of "the erode morphological
# operator" and names no condition. A good guess is the operator for grey pictures, as in OpenCV, SciPy and image-js. "Foreground
# objects" are the black ones, unlike there: dilation makes black grow.
#
# Seen with sharp 0.35.5; image-js 1.7.0 takes minimum and maximum; Node 24.21.0 and 20.20.2 (5 × 5 pixels with another one in the
# centre; the middle row):
#   100 around 27, erode: 100 127 127 127 100
#   100 around 27, dilate: 100 0 0 0 100
#   255 around 0, erode: 255 255 255 255 255
#   255 around 0, dilate: 255 0 0 0 255
#   100 around 27, maximum: 100 100 100 100 100
#   100 around 27, minimum: 100 27 27 27 100
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund sharp@0.35.5 image-js@1.7.0

cat > morphology.mjs <<'JS'
import { Image } from 'image-js';
import sharp from 'sharp';

const size = 5;
const paper = draw(100, 27);
const bilevel = draw(255, 0);
const seen = {
  '100 around 27, erode': await run(paper, 'erode'),
  '100 around 27, dilate': await run(paper, 'dilate'),
  '255 around 0, erode': await run(bilevel, 'erode'),
  '255 around 0, dilate': await run(bilevel, 'dilate'),
  '100 around 27, maximum': middle(image(paper).dilate().getRawImage().data),
  '100 around 27, minimum': middle(image(paper).erode().getRawImage().data),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = [
  '100 127 127 127 100', '100 0 0 0 100', '255 255 255 255 255', '255 0 0 0 255',
  '100 100 100 100 100', '100 27 27 27 100',
];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

async function run(samples, operator) {
  const raw = { width: size, height: size, channels: 1 };
  return middle(await sharp(samples, { raw }).toColourspace('b-w')[operator](1).raw().toBuffer());
}

function middle(data) {
  return [...data].slice(2 * size, 3 * size).join(' ');
}

function image(data) {
  return new Image(size, size, { data, colorModel: 'GREY' });
}

function draw(around, centre) {
  return Uint8Array.from({ length: size * size }, (_, i) => (i === 2 * size + 2 ? centre : around));
}
JS
node morphology.mjs
