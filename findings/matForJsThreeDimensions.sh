#!/bin/sh
# mat-for-js 1.1.0 reads MATLAB arrays of three or more dimensions with wrong elements, without an error: some values come twice and
# others are lost. The shape is right, and so are arrays of two dimensions. Data sets of digits are often kept so: the pictures of SVHN
# are 32 × 32 × 3 × n.
#
# MAT-files of level 5 keep elements in column-major order, the first index fastest (MathWorks, MAT-File Format, chapter 1). A good
# guess is that a reader that does so for two dimensions does so for three.
#
# Seen with mat-for-js 1.1.0, Node 24.21.0 and 20.20.2. SciPy 1.10.1 reads the bytes of this script as they are meant: element [i][j][k]
# is 100 i + 10 j + k.
#   2 × 3: [[0,10,20],[100,110,120]]
#   2 × 2 × 2: [[[0,10],[10,1]],[[100,110],[110,101]]] instead of [[[0,1],[10,11]],[[100,101],[110,111]]]
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund mat-for-js@1.1.0

cat > read.mjs <<'JS'
import { read } from 'mat-for-js';

const seen = { '2 × 3': parse([2, 3]), '2 × 2 × 2': parse([2, 2, 2]) };
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['[[0,10,20],[100,110,120]]', '[[[0,10],[10,1]],[[100,110],[110,101]]]'];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

function parse(shape) {
  return JSON.stringify(read(Uint8Array.from(matFile(shape)).buffer).data.x);
}

/** A level 5 MAT-file with one uint8 array x: header of 128 bytes, then tagged elements. */
function matFile(shape) {
  const header = Buffer.alloc(128, ' ');
  header.write('MATLAB 5.0 MAT-file');
  header.fill(0, 116, 124);
  header.writeUInt16LE(0x0100, 124);
  header.write('IM', 126);
  const [int8, uint8, int32, uint32, matrix] = [1, 2, 5, 6, 14];
  const uint8Array = 9;
  const parts = [
    element(uint32, Buffer.from(Uint32Array.of(uint8Array, 0).buffer)),
    element(int32, Buffer.from(Int32Array.from(shape).buffer)),
    element(int8, Buffer.from('x')),
    element(uint8, Buffer.from(values(shape))),
  ];
  return Buffer.concat([header, element(matrix, Buffer.concat(parts))]);
}

/** Type, length, and data padded to a multiple of 8 bytes. */
function element(type, data) {
  const whole = Buffer.alloc(8 + Math.ceil(data.length / 8) * 8);
  whole.writeUInt32LE(type, 0);
  whole.writeUInt32LE(data.length, 4);
  data.copy(whole, 8);
  return whole;
}

/** 100 i + 10 j + k in column-major order. */
function values([height, width, depth = 1]) {
  const list = [];
  for (let k = 0; k < depth; k++)
    for (let j = 0; j < width; j++) for (let i = 0; i < height; i++) list.push(100 * i + 10 * j + k);
  return list;
}
JS
node read.mjs
