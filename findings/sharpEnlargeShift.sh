#!/bin/sh
# sharp 0.35.5 (libvips 8.18.7, prebuilt): enlarging with the default kernel, and with every other one but 'nearest', moves the picture half
# a pixel of the result to the right and down. Enlarging a mirrored picture is not the mirror image of enlarging it. Shrinking is
# centred.
#
# A good guess is that pixel centres stay where they are, as in OpenCV and PyTorch: column c of a picture enlarged s times is centred on
# (c + 0.5) s - 0.5. A model that was trained on pictures resized by one library sees strokes moved by the other, by a quarter of a
# pixel of the original at twice the size, and boxes in the enlarged picture are off by half a pixel.
#
# Seen with sharp 0.35.5; OpenCV 4.12.0 (@techstark/opencv-js 4.12.0-release.1) is centred; Node 24.21.0 and 20.20.2 (a white column in
# the middle of 9 × 9 black pixels; the centre of mass of the result):
#   2 times: centred 8.5, nearest 8.5, linear 9, lanczos3 9, OpenCV linear 8.5
#   4 times: centred 17.5, nearest 17.5, linear 18, lanczos3 18, OpenCV linear 17.5
#   1/3: centred 1, nearest 1, linear 1, lanczos3 1, OpenCV linear 1
#   0 80 160 240, twice as wide, linear: 0 0 40 80 120 160 200 240
#   240 160 80 0, twice as wide, linear: 240 240 200 160 120 80 40 0
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund sharp@0.35.5 @techstark/opencv-js@4.12.0-release.1

cat > enlarge.mjs <<'JS'
import cv from '@techstark/opencv-js';
import sharp from 'sharp';

const size = 9;
const column = 4;
const pixels = Buffer.from(Array.from({ length: size * size }, (_, i) => (i % size === column ? 255 : 0)));
if (!cv.Mat) await new Promise((resolve) => (cv.onRuntimeInitialized = () => resolve()));
const seen = {
  '2 times': await centres(18),
  '4 times': await centres(36),
  '1/3': await centres(3),
  '0 80 160 240, twice as wide, linear': await widen([0, 80, 160, 240]),
  '240 160 80 0, twice as wide, linear': await widen([240, 160, 80, 0]),
};
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = [
  'centred 8.5, nearest 8.5, linear 9, lanczos3 9, OpenCV linear 8.5',
  'centred 17.5, nearest 17.5, linear 18, lanczos3 18, OpenCV linear 17.5',
  'centred 1, nearest 1, linear 1, lanczos3 1, OpenCV linear 1',
  '0 0 40 80 120 160 200 240',
  '240 240 200 160 120 80 40 0',
];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

async function centres(target) {
  const found = [`centred ${((column + 0.5) * target) / size - 0.5}`];
  for (const kernel of ['nearest', 'linear', 'lanczos3']) found.push(`${kernel} ${centre(await resize(kernel, target), target)}`);
  const source = cv.matFromArray(size, size, cv.CV_8U, [...pixels]);
  const result = new cv.Mat();
  cv.resize(source, result, new cv.Size(target, target), 0, 0, cv.INTER_LINEAR);
  found.push(`OpenCV linear ${centre([...result.data], target)}`);
  return found.join(', ');
}

function resize(kernel, target) {
  const raw = { width: size, height: size, channels: 1 };
  return sharp(pixels, { raw }).toColourspace('b-w').resize(target, target, { kernel, fit: 'fill' }).raw().toBuffer();
}

async function widen(row) {
  const raw = { width: row.length, height: 1, channels: 1 };
  const enlarged = sharp(Buffer.from(row), { raw }).toColourspace('b-w').resize(2 * row.length, 1, { kernel: 'linear', fit: 'fill' });
  return [...(await enlarged.raw().toBuffer())].join(' ');
}

/** Centre of mass of the middle row, in columns, to two digits. */
function centre(data, width) {
  const start = Math.floor(width / 2) * width;
  const row = [...data.slice(start, start + width)];
  const mass = row.reduce((sum, each) => sum + each);
  return Number((row.reduce((sum, each, x) => sum + each * x, 0) / mass).toFixed(2));
}
JS
node enlarge.mjs
