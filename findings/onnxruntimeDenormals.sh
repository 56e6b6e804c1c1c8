#!/bin/sh
# onnxruntime-node 1.30.0: the option set_denormal_as_zero looks like an option of one session. If the first session of a process has
# it, creating that session changes the arithmetic of JavaScript itself in the calling thread from then on: denormal numbers count as
# zero, also after the session is released, and in code that does not use ONNX Runtime. 5e-324 > 0 is false, 5e-324 * 1 is 0, and
# 0 / 5e-324 is NaN instead of 0, against ECMA-262's IEEE 754 numbers. Math.max(x, Number.MIN_VALUE), a usual guard against 0 / 0,
# then no longer guards. A worker thread that was started before is not affected. If the first session does not have the option, it
# changes nothing in later ones.
#
# Seen with onnxruntime-node 1.30.0, Node 24.21.0 and 20.20.2, Linux x64:
#   first with the option:
#     before: true 5e-324 0
#     first session created: false 0 NaN
#     second session created, both released: false 0 NaN
#     in a worker thread started before: true 5e-324 0
#   first without it:
#     the same, but with true 5e-324 0 everywhere
#
# Exits 0 while that is so, 1 when it changes. Needs Linux x64, Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
ONNXRUNTIME_NODE_INSTALL=skip npm install --silent --no-audit --no-fund onnxruntime-node@1.30.0

cat > denormals.mjs <<'JS'
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

// Not constants, so that no compiler works them out beforehand.
const [tiny, zero, one] = ['5e-324', '0', '1'].map(Number);
const arithmetic = () => `${tiny > zero} ${tiny * one} ${zero / tiny}`;

if (!isMainThread) {
  parentPort.on('message', () => parentPort.postMessage(arithmetic()));
} else {
  const worker = new Worker(new URL(import.meta.url));
  await once(worker, 'online');
  console.log(`before: ${arithmetic()}`);
  const { InferenceSession } = await import('onnxruntime-node');
  const zeroed = { extra: { session: { set_denormal_as_zero: '1' } } };
  const [first, second] = process.argv[2] === 'with' ? [zeroed, {}] : [{}, zeroed];
  const sessions = [await InferenceSession.create(identity(), first)];
  console.log(`first session created: ${arithmetic()}`);
  sessions.push(await InferenceSession.create(identity(), second));
  for (const session of sessions) await session.release();
  console.log(`second session created, both released: ${arithmetic()}`);
  worker.postMessage('now');
  const [answer] = await once(worker, 'message');
  console.log(`in a worker thread started before: ${answer}`);
  await worker.terminate();
}

/** The model y = Identity(x) on one float, as ONNX (protobuf: numbers and length-delimited fields, all shorter than 128 bytes). */
function identity() {
  const number = (field, value) => [field << 3, value];
  const bytes = (field, content) => [(field << 3) | 2, content.length, ...content];
  const text = (field, value) => bytes(field, Buffer.from(value));
  const shape = bytes(2, bytes(1, number(1, 1)));
  const float = (name) => [...text(1, name), ...bytes(2, bytes(1, [...number(1, 1), ...shape]))];
  const node = [...text(1, 'x'), ...text(2, 'y'), ...text(4, 'Identity')];
  const graph = [...bytes(1, node), ...text(2, 'g'), ...bytes(11, float('x')), ...bytes(12, float('y'))];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}
JS

for first in with without; do
  echo "first $first the option:"
  ORT_DISABLE_TELEMETRY=1 node denormals.mjs "$first"
done > seen.txt
cat seen.txt
cat > expected.txt <<'TXT'
first with the option:
before: true 5e-324 0
first session created: false 0 NaN
second session created, both released: false 0 NaN
in a worker thread started before: true 5e-324 0
first without the option:
before: true 5e-324 0
first session created: true 5e-324 0
second session created, both released: true 5e-324 0
in a worker thread started before: true 5e-324 0
TXT
cmp -s seen.txt expected.txt
