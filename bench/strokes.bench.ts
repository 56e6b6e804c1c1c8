import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { argMax } from '@cifra/core/decide/argMax.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { readStrokes } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { familyOf, SITE_FAMILIES } from '@cifra/training/dataset/siteFamily.ts';
import { predict } from '@cifra/training/learn/validation.ts';
import { frameStrokes } from '@cifra/training/synthetic/digits/frameStrokes.ts';
import { drawFramed } from '@cifra/training/synthetic/ink/drawFramed.ts';
import { type Drawing, toDrawing } from '@cifra/training/synthetic/ink/drawing.ts';
import { writeDrawing } from '@cifra/training/synthetic/ink/style.ts';
import { penOf } from '@cifra/training/synthetic/pen/pen.ts';
import { bench, type Row } from './bench.ts';
import { row, share } from './numbers/rows.ts';

/** How the strokes become pictures: in one pen as recorded, or in any pen and hand as in training. */
const INKS = { 'one felt pen': inOnePen, 'any pen and hand': drawFramed };

/**
 * Digits of UNIPEN and pendigits by families of sites, read by the models whose bundles
 * CIFRA_BENCH_BUNDLES names (folders with commas between them), or by the released ones. Only the
 * digit model reads, without refusal.
 */
await bench({
  name: 'Digits from strokes, by family of sites',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const files = ['unipen', 'pendigits'].map((set) => readStrokes(`${root}/${set}/digits.jsonl`));
    const all = (await Promise.all(files)).flat();
    const bundles = (process.env.CIFRA_BENCH_BUNDLES ?? 'models/digit,models/digit-small').split(',');
    for (const [ink, draw] of Object.entries(INKS)) {
      for (const family of SITE_FAMILIES) {
        const samples = all.filter(({ site }) => familyOf(site) === family);
        const images = new Uint8Array(784 * samples.length);
        const rng = createRandom(`bench ${family}`);
        for (const [i, sample] of samples.entries())
          draw(toDrawing(sample), rng.split(i), images.subarray(784 * i, 784 * (i + 1)));
        const labels = Uint8Array.from(samples, ({ label }) => Number(label));
        for (const bundle of bundles) yield* rowsOf(`${family}, ${ink}`, bundle, { images, labels });
      }
    }
  },
});

async function* rowsOf(
  what: string,
  bundle: string,
  digits: { readonly images: Uint8Array; readonly labels: Uint8Array },
): AsyncGenerator<Row> {
  const model = await readFile(join(bundle, 'model.onnx'));
  const logits = await predict(model, digits, onnxRuntime(ort));
  const read = Array.from(digits.labels, (_, i) => argMax(logits.subarray(10 * i, 10 * (i + 1))));
  const who = basename(bundle) === 'bundle' ? basename(dirname(bundle)) : basename(bundle);
  const of = (label: number) => read.filter((_, i) => digits.labels[i] === label);
  yield share(what, who, read.filter((digit, i) => digit === digits.labels[i]).length, read.length);
  yield share(`${what}: 1 read as 7`, who, of(1).filter((digit) => digit === 7).length, of(1).length);
  yield share(`${what}: 0 read wrong`, who, of(0).filter((digit) => digit !== 0).length, of(0).length);
}

function inOnePen(drawing: Drawing, rng: ReturnType<typeof createRandom>, out: Uint8Array): void {
  const pen = { ...penOf('felt', createRandom('felt')), width: 0.13 };
  const hand = { slant: 0, tilt: 0, width: 1, bend: () => ({ x: 0, y: 0 }) };
  const strokes = writeDrawing(drawing, { hand, tablet: { grid: 0, smoothing: 1 }, pen }, rng);
  frameStrokes(strokes, pen, rng, { size: 48, out });
}
