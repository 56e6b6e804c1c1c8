import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import { createRuntime } from '@cifra/kernels/runtime.ts';
import { wasmUrl } from '@cifra/kernels/wasmUrl.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { root } from '@cifra/node/root.ts';
import { runtime as native } from '@cifra/node/runtime.ts';
import { readCheques } from '@cifra/training/data/formats/cheques.ts';
import type { WriterDigits } from '@cifra/training/synthetic/lines/writerDigits.ts';
import { heldOutCheques, heldOutNumbers } from '@cifra/training/tasks/line/heldOut.ts';
import { heldOutWriters } from '@cifra/training/tasks/line/stripSources.ts';
import { bench, type Row } from './bench.ts';
import { filesOf, released } from './numbers/reader.ts';

const dataRoot = process.env.CIFRA_DATA ?? join(root, '../shared/data');
const PIXELS = DIGIT_SIDE ** 2;
/** Strips that are read, and digits; $CIFRA_BENCH_ITEMS changes it. */
const STRIPS = Number(process.env.CIFRA_BENCH_ITEMS ?? 2000);

const kernels = await createRuntime(await readFile(wasmUrl()));

await bench({
  name: 'Our kernels against ONNX Runtime on validation data: differing answers, and differences of logits relative to the largest',
  run: async function* (): AsyncGenerator<Row> {
    if (!existsSync(join(dataRoot, 'mnist')) || !existsSync(join(dataRoot, 'orand-car-a'))) {
      yield {
        what: 'number',
        note: 'not measured: no MNIST or ORAND-CAR here; CIFRA_DATA names their folder',
      };
      return;
    }
    const writers = await heldOutWriters(dataRoot);
    yield await strips(writers);
    const digits = writers.flatMap(digitsOf).slice(0, STRIPS);
    for (const name of ['digit', 'digit-small'])
      yield await compare(name, digits, (logits) => String(logits.indexOf(Math.max(...logits))));
  },
});

function digitsOf({ images, byDigit }: WriterDigits): Tensor[] {
  return byDigit.flat().map((place) => {
    const pixels = images.subarray(place * PIXELS, (place + 1) * PIXELS);
    return { dims: [1, 1, DIGIT_SIDE, DIGIT_SIDE], data: Float32Array.from(pixels, (ink) => ink / 255) };
  });
}

async function strips(writers: readonly WriterDigits[]): Promise<Row> {
  const { validation } = await readCheques(dataRoot, async (bytes) => (await decodePicture(bytes)).picture);
  const cheques = heldOutCheques(validation);
  const numbers = heldOutNumbers(writers, Math.max(0, STRIPS - cheques.length));
  const all = [...numbers, ...cheques].slice(0, STRIPS).map(({ strip: { width, height, data } }) => {
    return { dims: [1, 1, height, width], data };
  });
  const { manifest } = await parseBundle(filesOf(released('number')), 'number');
  return compare('number', all, (logits) => {
    return decodeLine(logits, manifest).candidates[0].text;
  });
}

async function compare(
  name: string,
  images: readonly Tensor[],
  answer: (logits: Float32Array) => string,
): Promise<Row> {
  const model = await readFile(`${released(name)}/model.onnx`);
  const sessions = await Promise.all([native, kernels].map((runtime: Runtime) => runtime.load(model)));
  let [different, worst] = [0, 0];
  for (const image of images) {
    const [wanted, got] = await Promise.all(
      sessions.map(async (session) => (await session.run({ image })).logits.data),
    );
    const largest = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    wanted.forEach((x, i) => {
      worst = Math.max(worst, Math.abs(x - got[i]) / largest);
    });
    if (answer(wanted) !== answer(got)) different++;
  }
  return { what: name, n: images.length, different, 'largest difference': worst.toExponential(1) };
}
