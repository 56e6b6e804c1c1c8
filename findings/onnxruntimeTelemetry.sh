#!/bin/sh
# onnxruntime-node 1.30.0 for Linux x64 has its maker's telemetry on by default: one session writes a device id and an event
# database into ~/.cache/Microsoft/DeveloperTools/.onnxruntime and a log into the temporary folder. The package's README, type
# declarations and JavaScript do not mention it; only the native library knows ORT_DISABLE_TELEMETRY.
#
# A worker thread that sets process.env.ORT_DISABLE_TELEMETRY does not turn it off: its process.env is a copy that native code does
# not see. Setting it in the main thread, or in a worker started with { env: SHARE_ENV }, does.
#
# Seen with onnxruntime-node 1.30.0, Node 24.21.0 and 20.20.2, Linux x64:
#   plain: .cache/Microsoft/DeveloperTools/.onnxruntime/deviceid .cache/Microsoft/DeveloperTools/.onnxruntime/onnxruntime.db
#          tmp/.ses tmp/mat-debug-PID.log
#   set in the main thread: nothing
#   set in a worker thread: the same files as plain
#   set in a worker thread with SHARE_ENV: nothing
#
# Exits 0 while that is so, 1 when it changes. Needs Linux x64, Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
ONNXRUNTIME_NODE_INSTALL=skip npm install --silent --no-audit --no-fund onnxruntime-node@1.30.0

cat > session.mjs <<'JS'
import { isMainThread, SHARE_ENV, Worker, workerData } from 'node:worker_threads';

const [where, environment] = isMainThread ? process.argv.slice(2) : workerData;
if (isMainThread && where === 'worker') {
  const options = environment === 'shared' ? { env: SHARE_ENV } : {};
  const worker = new Worker(new URL(import.meta.url), { workerData: ['here', environment], ...options });
  await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
} else {
  if (environment !== 'plain') process.env.ORT_DISABLE_TELEMETRY = '1';
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(identity());
  await session.run({ x: new Tensor('float32', [1], [1]) });
  await new Promise((resolve) => setTimeout(resolve, 1000));
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

failed=0
# check NAME written|nothing WORDS...: what a process with these words leaves in its home and temporary folder.
check() {
  name=$1 wanted=$2
  shift 2
  rm -rf home && mkdir -p home/tmp
  env -u ORT_DISABLE_TELEMETRY -u XDG_CACHE_HOME HOME="$folder/home" TMPDIR="$folder/home/tmp" node session.mjs "$@"
  found=$(cd home && find . -type f | sed 's/^\.\///' | sort | tr '\n' ' ')
  echo "$name: ${found:-nothing}"
  case "$found" in *deviceid*) seen=written ;; '') seen=nothing ;; *) seen=other ;; esac
  [ "$seen" = "$wanted" ] || failed=1
}
check 'plain' written here plain
check 'set in the main thread' nothing here set
check 'set in a worker thread' written worker set
check 'set in a worker thread with SHARE_ENV' nothing worker shared
grep -rqi ORT_DISABLE_TELEMETRY --include='*.js' --include='*.ts' --include='*.md' node_modules/onnxruntime-node && failed=1
exit $failed
