#!/bin/sh
# @tensorflow/tfjs-backend-wasm 4.22.0: `cast(x, 'bool')` does not make booleans. It cuts numbers to a byte: 0.5 becomes false, 2 stays
# 2, and 256 becomes 0. Later operations go wrong without an error: the sum of a mask is not its number of pixels, an ink mask from
# grey values of 0–1 is empty, and the logical operations work on the bits. The CPU backend of the same version is right, so a model
# or a mask can change with the backend.
#
# A cast to boolean is x ≠ 0 in TensorFlow. `greater(x, 0)` is right on both backends. A good guess is that backends differ in rounding
# errors only.
#
# Seen with @tensorflow/tfjs-core, tfjs-backend-cpu and tfjs-backend-wasm 4.22.0, Node 24.21.0 and 20.20.2 (CPU / wasm):
#   ink 0 0.25 0.5 1 as mask: 0 1 1 1 / 0 0 0 1
#   sum of the mask: 3 / 1
#   labels 0 1 2 256 as mask: 0 1 1 1 / 0 1 2 0
#   logicalNot of the mask of 0 1 2: 1 0 0 / 1 0 3
#   greater(ink, 0): 0 1 1 1 / 0 1 1 1
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund \
  @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0

cat > cast.mjs <<'JS'
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
const ink = () => tf.tensor1d([0, 0.25, 0.5, 1]);
const labels = (values) => tf.tensor1d(values, 'int32');
const mask = (tensor) => tf.cast(tensor, 'bool');
const cases = {
  'ink 0 0.25 0.5 1 as mask': () => mask(ink()),
  'sum of the mask': () => tf.sum(mask(ink())),
  'labels 0 1 2 256 as mask': () => mask(labels([0, 1, 2, 256])),
  'logicalNot of the mask of 0 1 2': () => tf.logicalNot(mask(labels([0, 1, 2]))),
  'greater(ink, 0)': () => tf.greater(ink(), 0),
};
const [cpu, wasm] = [await run('cpu'), await run('wasm')];
const shown = cpu.map((each, i) => `${each} / ${wasm[i]}`);
Object.keys(cases).forEach((name, i) => console.log(`${name}: ${shown[i]}`));
const wanted = ['0 1 1 1 / 0 0 0 1', '3 / 1', '0 1 1 1 / 0 1 2 0', '1 0 0 / 1 0 3', '0 1 1 1 / 0 1 1 1'];
process.exit(shown.join() === wanted.join() ? 0 : 1);

async function run(backend) {
  await tf.setBackend(backend);
  return Object.values(cases).map((make) => Array.from(make().dataSync(), Number).join(' '));
}
JS
node cast.mjs
