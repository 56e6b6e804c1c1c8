#!/bin/sh
# jimp 1.6.1: `gaussian()`, documented as "a true Gaussian blur", is neither symmetric nor centred. It overwrites pixels that it still has
# to read, partly with unfinished sums. A vertical stroke is darkest one pixel left of where it was and has a tail to the right; a dot
# moves left. Strokes that were centred in a crop are not any more, and thresholds cut one edge more than the other.
#
# A Gaussian kernel is symmetric, and a good guess is that the blur of a symmetric picture is, too, as with jimp's own `blur()` and
# with sharp.
#
# Seen with jimp 1.6.1 and sharp 0.35.5, Node 24.21.0 and 20.20.2 (9 × 9 pixels, a black stroke in column 4; the middle row):
#   jimp gaussian(1): 252 247 229 185 191 208 232 245 249
#   jimp blur(1): 255 255 227 198 170 198 227 255 255
#   sharp blur(1): 255 255 255 185 139 185 255 255 255
#   jimp gaussian(1) of a white dot at 4, 4: brightest at 3, 4
#
# Exits 0 while that is so, 1 when it changes: jimp's results, and that the others are symmetric. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund jimp@1.6.1 sharp@0.35.5

cat > blur.mjs <<'JS'
import { Jimp } from 'jimp';
import sharp from 'sharp';

const size = 9;
const centre = 4;
const stroke = draw((x) => (x === centre ? 0 : 255));
const dot = draw((x, y) => (x === centre && y === centre ? 255 : 0));
const raw = { width: size, height: size, channels: 1 };
const [gaussian, box, other] = [
  greys(picture(stroke).gaussian(1)),
  greys(picture(stroke).blur(1)),
  [...(await sharp(Buffer.from(stroke), { raw }).toColourspace('b-w').blur(1).raw().toBuffer())],
].map((data) => data.slice(centre * size, (centre + 1) * size));
const blurred = greys(picture(dot).gaussian(1));
const brightest = blurred.indexOf(Math.max(...blurred));
const position = `${brightest % size}, ${Math.floor(brightest / size)}`;
console.log(`jimp gaussian(1): ${gaussian.join(' ')}`);
console.log(`jimp blur(1): ${box.join(' ')}`);
console.log(`sharp blur(1): ${other.join(' ')}`);
console.log(`jimp gaussian(1) of a white dot at 4, 4: brightest at ${position}`);
const isSymmetric = (row) => row.join() === row.toReversed().join();
const isSame = gaussian.join(' ') === '252 247 229 185 191 208 232 245 249' && position === '3, 4';
process.exit(isSame && isSymmetric(box) && isSymmetric(other) ? 0 : 1);

function draw(value) {
  return Array.from({ length: size * size }, (_, i) => value(i % size, Math.floor(i / size)));
}

function picture(samples) {
  const data = Buffer.from(samples.flatMap((each) => [each, each, each, 255]));
  return new Jimp({ width: size, height: size, data });
}

function greys({ bitmap }) {
  return [...bitmap.data].filter((_, i) => i % 4 === 0);
}
JS
node blur.mjs
