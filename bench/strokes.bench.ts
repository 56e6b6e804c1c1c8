import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decide } from '@cifra/core/decide/decide.ts';
import { type DigitManifest, parseManifest } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { readStrokes, type StrokeSample } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import type { Dataset } from '@cifra/training/dataset/dataset.ts';
import { familyOf, SITE_FAMILIES } from '@cifra/training/dataset/siteFamily.ts';
import { predict } from '@cifra/training/learn/validation.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { drawFramed } from '@cifra/training/synthetic/ink/drawFramed.ts';
import { drawInOnePen } from '@cifra/training/synthetic/ink/drawInOnePen.ts';
import { type Drawing, toDrawing } from '@cifra/training/synthetic/ink/drawing.ts';
import { drawVariants, type VariantName } from '@cifra/training/synthetic/ink/variants/variants.ts';
import { looksLikeDigit, splitDigits } from '@cifra/training/tasks/digit/strokeDigits.ts';
import { bench, type Row } from './bench.ts';
import { row, share } from './numbers/rows.ts';

/** How the strokes become pictures: in one pen as recorded, or in any pen and hand as in training. */
const INKS = { 'one felt pen': drawInOnePen, 'any pen and hand': drawFramed };
/** The writers that all recipes hold out, and those of `models/`. */
const VALIDATION = { share: 0.08333, seed: 1 };
const VARIED: readonly VariantName[] = ['flag', 'bar', 'slash', 'loop', 'open', 'curl'];

/**
 * Digits of UNIPEN and pendigits, read by the models whose bundles CIFRA_BENCH_BUNDLES names (folders
 * with commas between them), or by the released ones: each family of sites that a model has not
 * learned from, the held-out writers of each, their digits with variants, and their letters and
 * marks. Only the digit model reads.
 */
await bench({
  name: 'Digits from strokes, by family of sites',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const read = async (files: readonly string[]) =>
      (await Promise.all(files.map((file) => readStrokes(`${root}/${file}.jsonl`)))).flat();
    const all = await read(['unipen/digits', 'pendigits/digits']);
    const { held } = splitDigits(all, VALIDATION);
    const writers = new Set(held.map(({ writer }) => writer));
    const signs = (await read(['unipen/letters', 'unipen/marks'])).filter(
      (sample) => writers.has(sample.writer) && !looksLikeDigit(sample),
    );
    const bundles = (process.env.CIFRA_BENCH_BUNDLES ?? 'models/digit,models/digit-small').split(',');
    const models = await Promise.all(bundles.map(openBundle));
    for (const [ink, draw] of Object.entries(INKS)) {
      for (const group of [...families(all), ...heldOut(held), ...varied(held)]) {
        const readers = models.filter((model) => !group.learned(model));
        if (readers.length === 0) continue;
        const pictures = drawn(group, draw);
        for (const model of readers) yield* digitRows(`${group.name}, ${ink}`, model, group, pictures);
      }
      const pictures = drawn({ name: 'letters and marks', samples: signs }, draw);
      for (const model of models)
        yield await acceptedRow(`letters and marks of held-out writers, ${ink}`, model, pictures);
    }
  },
});

type Draw = (drawing: Drawing, rng: Random, out: Uint8Array) => void;
type Pictures = Pick<Dataset, 'images' | 'labels'>;
type Model = { readonly who: string; readonly model: Uint8Array; readonly manifest: DigitManifest };

type Group = {
  readonly name: string;
  readonly samples: readonly StrokeSample[];
  /** True if the model learned from writers of this group. */
  readonly learned: (model: Model) => boolean;
  readonly variant?: VariantName;
};

function families(all: readonly StrokeSample[]): Group[] {
  return SITE_FAMILIES.map((name) => ({
    name,
    samples: all.filter(({ site }) => familyOf(site) === name),
    learned: ({ manifest }) => {
      const { strokes } = (manifest.training.recipe as Partial<DigitRecipe>).data ?? {};
      return strokes !== undefined && !strokes.leaveOut?.includes(name);
    },
  }));
}

function heldOut(held: readonly StrokeSample[]): Group[] {
  const each = families(held).map(({ name, samples }) => ({ name: `${name}, held-out writers`, samples }));
  return [{ name: 'all held-out writers', samples: held }, ...each].map((group) => ({
    ...group,
    learned: () => false,
  }));
}

/** The digits of held-out writers that a variant changes. */
function varied(held: readonly StrokeSample[]): Group[] {
  return VARIED.map((variant) => ({
    name: `${variant}, held-out writers`,
    samples: held.filter((sample) => {
      const drawing = toDrawing(sample);
      return drawVariants(Number(sample.label), drawing, { [variant]: 1 }, createRandom(1)) !== drawing;
    }),
    learned: () => false,
    variant,
  }));
}

function drawn({ name, samples, variant }: Omit<Group, 'learned'>, draw: Draw): Pictures {
  const images = new Uint8Array(784 * samples.length);
  const rng = createRandom(`bench ${name}`);
  for (const [i, sample] of samples.entries()) {
    const own = rng.split(i);
    const shares = variant ? { [variant]: 1 } : {};
    const drawing = drawVariants(Number(sample.label), toDrawing(sample), shares, own.split('variant'));
    draw(drawing, own, images.subarray(784 * i, 784 * (i + 1)));
  }
  return { images, labels: Uint8Array.from(samples, ({ label }) => Number(label)) };
}

async function openBundle(bundle: string): Promise<Model> {
  const [model, manifest] = await Promise.all(
    ['model.onnx', 'manifest.json'].map((file) => readFile(join(bundle, file))),
  );
  const who = basename(bundle) === 'bundle' ? basename(dirname(bundle)) : basename(bundle);
  return { who, model, manifest: parseManifest(String(manifest)) as DigitManifest };
}

type Read = { readonly label: number; readonly digit: number; readonly accepted: boolean };

async function readAll({ model, manifest }: Model, pictures: Pictures): Promise<Read[]> {
  const logits = await predict(model, pictures, onnxRuntime(ort));
  return Array.from(pictures.labels, (label, i) => {
    const { digit, refusal } = decide(logits.subarray(10 * i, 10 * (i + 1)), manifest);
    return { label, digit, accepted: refusal === null };
  });
}

async function* digitRows(what: string, model: Model, group: Group, pictures: Pictures): AsyncGenerator<Row> {
  const read = await readAll(model, pictures);
  const count = (name: string, some: readonly Read[], is: (each: Read) => boolean) =>
    share(`${what}${name}`, model.who, some.filter(is).length, some.length);
  const of = (label: number) => read.filter((each) => each.label === label);
  const isWrong = ({ label, digit }: Read) => label !== digit;
  const accepted = read.filter((each) => each.accepted);
  yield count('', read, (each) => !isWrong(each));
  yield count(': refused', read, (each) => !each.accepted);
  yield count(': accepted and wrong', accepted, isWrong);
  if (group.variant) return;
  yield count(': 1 read as 7', of(1), ({ digit }) => digit === 7);
  yield count(': 0 read wrong', of(0), isWrong);
}

async function acceptedRow(what: string, model: Model, pictures: Pictures): Promise<Row> {
  const read = await readAll(model, pictures);
  return share(`${what}: accepted`, model.who, read.filter(({ accepted }) => accepted).length, read.length);
}
