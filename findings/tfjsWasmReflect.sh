#!/bin/sh
# @tensorflow/tfjs-backend-wasm 4.22.0: `image.transform` with fillMode 'reflect' fills the left and upper margins with the pixel at the
# opposite edge of the picture, instead of the mirror image. The right and lower margins are mirrored, and the CPU backend mirrors
# all four. In a crop of a line, a stroke at the right edge then appears at the left.
#
# tfjs documents the mode as the mirror image about the edge of the last pixel: d c b a, a b c d, d c b a. A good guess is that backends
# differ in rounding errors only.
#
# Seen with @tensorflow/tfjs-core, tfjs-backend-cpu and tfjs-backend-wasm 4.22.0, Node 24.21.0 and 20.20.2 (four pixels 1 2 3 4 in a row
# or a column, moved by two; CPU / wasm):
#   right: 2 1 1 2 / 4 4 1 2
#   left: 3 4 4 3 / 3 4 4 3
#   down: 2 1 1 2 / 4 4 1 2
#   up: 3 4 4 3 / 3 4 4 3
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund \
  @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0

cat > move.mjs <<'JS'
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
const moves = { right: [-2, 0], left: [2, 0], down: [0, -2], up: [0, 2] };
const [cpu, wasm] = [await run('cpu'), await run('wasm')];
const shown = cpu.map((each, i) => `${each} / ${wasm[i]}`);
Object.keys(moves).forEach((name, i) => console.log(`${name}: ${shown[i]}`));
const wanted = ['2 1 1 2 / 4 4 1 2', '3 4 4 3 / 3 4 4 3', '2 1 1 2 / 4 4 1 2', '3 4 4 3 / 3 4 4 3'];
process.exit(shown.join() === wanted.join() ? 0 : 1);

async function run(backend) {
  await tf.setBackend(backend);
  return Object.values(moves).map(([x, y]) => move(x, y).dataSync().join(' '));
}

/** Result pixel (u, v) is source pixel (u + x, v + y). */
function move(x, y) {
  const picture = tf.tensor4d([1, 2, 3, 4], x === 0 ? [1, 4, 1, 1] : [1, 1, 4, 1]);
  return tf.image.transform(picture, [[1, 0, x, 0, 1, y, 0, 0]], 'nearest', 'reflect');
}
JS
node move.mjs
