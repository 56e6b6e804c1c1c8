import { readLine } from '@cifra/core/decode/readLine.ts';
import { inkMask } from '@cifra/core/image/inkMask.ts';
import { toInk } from '@cifra/core/image/raster.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom } from '@cifra/core/random.ts';
import { findLines } from '@cifra/core/segment/lines.ts';
import { cutStrip } from '@cifra/core/strip.ts';
import type { Picture, Raster } from '@cifra/core/types.ts';
import { runtime as native } from '@cifra/node/runtime.ts';
import { imageAt } from '@cifra/training/data/dataset.ts';
import { syntheticDataset } from '@cifra/training/data/synthetic/syntheticDataset.ts';
import * as web from 'onnxruntime-web';
import { median } from '../bench.ts';
import { composeClose } from './compose.ts';
import { filesOf, NUMBER_MODEL, type Reader } from './reader.ts';

const CALLS = Number(process.env.CIFRA_BENCH_CALLS ?? 300);

export type Speed = { readonly who: string; readonly milliseconds: number; readonly calls: number };

/** Median time from a strip of six digits to its strings, and from a picture of them to its reading; one thread each. */
export async function* measureSpeed(reader: Reader): AsyncGenerator<Speed> {
  const picture = sixDigits();
  const strip = stripOf(picture);
  web.env.wasm.numThreads = 1;
  for (const [who, runtime] of [
    ['Cifra, strip to strings, Node', native],
    ['Cifra, strip to strings, WASM as in a browser', onnxRuntime(web)],
  ] as const) {
    const lines = await createLineReader(await parseBundle(filesOf(NUMBER_MODEL), 'number'), runtime);
    const read = async () => readLine(await lines.read(strip), lines.manifest);
    yield { who, milliseconds: await time(read), calls: CALLS };
    await lines.release();
  }
  const milliseconds = await time(() => reader.recognise(picture));
  yield { who: 'Cifra, picture to reading, Node', milliseconds, calls: CALLS };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  // The first tenth warms up.
  for (let call = -Math.ceil(CALLS / 10); call < CALLS; call++) {
    const begin = performance.now();
    await work();
    if (call >= 0) times.push(performance.now() - begin);
  }
  return median(times);
}

/** 0 to 5 by one synthetic writer: speed needs no real data. */
function sixDigits(): Picture {
  const digits = syntheticDataset({ writers: 1, perWriter: 10, seed: 'speed' });
  const images = Array.from({ length: 6 }, (_, i) => imageAt(digits, i));
  return composeClose(images, createRandom('speed'));
}

function stripOf(picture: Picture): Raster {
  const page = toInk(picture);
  const { mask, level } = inkMask(page);
  const lines = findLines(mask, page.raster);
  if (lines.length !== 1) throw new Error(`stripOf: found ${lines.length} lines in a picture of one`);
  return cutStrip(page.raster, level, lines[0].region);
}
