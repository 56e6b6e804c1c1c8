#!/bin/sh
# @tensorflow/tfjs-core 4.22.0: if the padding of a convolution or pooling is a number, the width of the result is computed from the
# filter's height and vertical stride. With 0 instead of 'valid', a filter of 1 × 3 pixels returns two columns too many, computed from
# fewer pixels. A pooling of 1 × 2 pixels returns twice as many columns as it should, and half of them are -Infinity. There is no
# error; a recogniser of text lines gets steps that do not exist.
#
# A good guess is that 0 means the same as 'valid' and as explicit zeros on all sides. Those two agree.
#
# Seen with @tensorflow/tfjs-core and tfjs-backend-cpu 4.22.0, Node 24.21.0 and 20.20.2 (a picture of 1 × 6 pixels, 1 to 6):
#   conv2d 1 × 3, valid: 1 × 4: 6 9 12 15
#   conv2d 1 × 3, zeros: 1 × 4: 6 9 12 15
#   conv2d 1 × 3, 0: 1 × 6: 6 9 12 15 11 6
#   maxPool 1 × 2, valid: 1 × 3: 2 4 6
#   maxPool 1 × 2, zeros: 1 × 3: 2 4 6
#   maxPool 1 × 2, 0: 1 × 6: 2 4 6 -Infinity -Infinity -Infinity
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0

cat > pad.mjs <<'JS'
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';

await tf.setBackend('cpu');
const line = tf.tensor4d([1, 2, 3, 4, 5, 6], [1, 1, 6, 1]);
const zeros = Array(4).fill([0, 0]);
const conv = (pad) => tf.conv2d(line, tf.ones([1, 3, 1, 1]), 1, pad);
const pool = (pad) => tf.maxPool(line, [1, 2], [1, 2], pad);
const seen = {
  'conv2d 1 × 3, valid': conv('valid'),
  'conv2d 1 × 3, zeros': conv(zeros),
  'conv2d 1 × 3, 0': conv(0),
  'maxPool 1 × 2, valid': pool('valid'),
  'maxPool 1 × 2, zeros': pool(zeros),
  'maxPool 1 × 2, 0': pool(0),
};
const shown = Object.values(seen).map((each) => `${each.shape.slice(1, 3).join(' × ')}: ${each.dataSync().join(' ')}`);
Object.keys(seen).forEach((name, i) => console.log(`${name}: ${shown[i]}`));
const wanted = [
  '1 × 4: 6 9 12 15', '1 × 4: 6 9 12 15', '1 × 6: 6 9 12 15 11 6',
  '1 × 3: 2 4 6', '1 × 3: 2 4 6', '1 × 6: 2 4 6 -Infinity -Infinity -Infinity',
];
process.exit(shown.join() === wanted.join() ? 0 : 1);
JS
node pad.mjs
