import { median, quantile } from '@cifra/core/base/quantile.ts';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { runtime as native } from '@cifra/node/runtime.ts';
import * as web from 'onnxruntime-web';
import { bench, type Row } from './bench.ts';
import { digitModel } from './digitModel.ts';
import { filesOf, released } from './numbers/reader.ts';
import { sixDigits, stripOf } from './sixDigits.ts';

const CALLS = Number(process.env.CIFRA_BENCH_CALLS ?? 2000);
const NODE = 'Node, onnxruntime-node';
const BROWSER = 'as in a browser, onnxruntime-web, WASM';
const { onnx, source } = digitModel();

await bench({
  name: `From pixels to answers, ${source}: milliseconds a call`,
  run: async function* (): AsyncGenerator<Row> {
    web.env.wasm.numThreads = 1;
    const wasm = onnxRuntime(web);
    yield await oneDigit(`${NODE}, threads: 1`, native, 1);
    yield await oneDigit(`${NODE}, threads: 2`, native, 2);
    yield await oneDigit(BROWSER, wasm, 1);
    yield await oneStrip(NODE, native);
    yield await oneStrip(BROWSER, wasm);
    yield await onePicture(NODE, native, 'digit');
    yield await onePicture(BROWSER, wasm, 'digit-small');
  },
});

/** From a normalised digit to its scores. */
async function oneDigit(who: string, runtime: Runtime, threads: number): Promise<Row> {
  const classifier = await createClassifier(bundle(), runtime, { threads });
  const digit = new Float32Array(784).fill(0.5);
  const row = await measure('normalised digit → scores', who, () => classifier.classify([digit]));
  await classifier.release();
  return row;
}

/** From a strip of six digits to its strings. */
async function oneStrip(who: string, runtime: Runtime): Promise<Row> {
  const lineModel = await createLineModel(await parseBundle(filesOf(released('number')), 'number'), runtime);
  const strip = stripOf(sixDigits());
  const row = await measure('strip of six → strings', who, async () =>
    decodeLine(await lineModel.read(strip), lineModel.manifest),
  );
  await lineModel.release();
  return row;
}

/** From a picture of six digits to its reading. */
async function onePicture(who: string, runtime: Runtime, digit: 'digit' | 'digit-small'): Promise<Row> {
  const classifier = await createClassifier(await parseBundle(filesOf(released(digit)), 'digit'), runtime);
  const lineModel = await createLineModel(await parseBundle(filesOf(released('number')), 'number'), runtime);
  const pageModel = await createPageModel(await parseBundle(filesOf(released('page')), 'page'), runtime);
  const { recognise } = createRecogniser({ classifier, lineModel, pageModel });
  const picture = sixDigits();
  const row = await measure('picture of six → reading', `${who}, ${digit}`, () => recognise(picture));
  await Promise.all([classifier, lineModel, pageModel].map((model) => model.release()));
  return row;
}

async function measure(what: string, who: string, work: () => Promise<unknown>): Promise<Row> {
  const times: number[] = [];
  // The first tenth warms up.
  for (let call = -Math.ceil(CALLS / 10); call < CALLS; call++) {
    const begin = performance.now();
    await work();
    if (call >= 0) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return { what, who, 'median ms': median(times), 'p95 ms': quantile(times, 0.95), calls: CALLS };
}

/** Contains only the fields that the classifier uses: there may be no released model yet. */
function bundle(): Bundle<'digit'> {
  const manifest = { name: 'digit', input: { name: 'image' }, outputs: { logits: 'logits' } };
  return { manifest: manifest as Bundle<'digit'>['manifest'], model: onnx, explain: null };
}
