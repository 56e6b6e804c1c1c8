import { existsSync } from 'node:fs';
import { numberOf } from '@cifra/core/base/numberOf.ts';
import { decodeLine } from '@cifra/core/decode/decodeLine.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createLineModel, type LineModel } from '@cifra/core/model/lineModel.ts';
import { classOf, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readCheques } from '@cifra/training/data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/formats/wrongLabels.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { createWriter } from '@cifra/training/synthetic/glyphs/writer.ts';
import { drawStyle } from '@cifra/training/synthetic/ink/style.ts';
import { drawVariants, type VariantShares } from '@cifra/training/synthetic/ink/variants/variants.ts';
import { drawnScribe, recordedScribe } from '@cifra/training/synthetic/lines/scribe.ts';
import { strikeOut } from '@cifra/training/synthetic/lines/strikeOut.ts';
import { fixedRandom } from '@cifra/training/synthetic/lines/writerDigits.ts';
import { drawHabit, writtenLine } from '@cifra/training/synthetic/lines/writtenLine.ts';
import { drawPen } from '@cifra/training/synthetic/pen/pen.ts';
import {
  type HeldOut,
  heldOutCheques,
  heldOutNumbers,
  heldOutRecorded,
  neutralStrip,
} from '@cifra/training/tasks/line/heldOut.ts';
import { HELD_OUT, heldOutWriters } from '@cifra/training/tasks/line/stripSources.ts';
import { loadStrokeLines, type StrokeLines } from '@cifra/training/tasks/line/strokeLines.ts';
import { bench, type Row } from './bench.ts';
import { filesOf, released } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';
import { VARIANTS } from './numbers/variants.ts';

const digits = (random: Random, n: number) => Array.from({ length: n }, () => random.integer(10)).join('');

/** Three to five digits, one of them this one. */
function withDigit(digit: string) {
  return (random: Random) => {
    const text = [...digits(random, 3 + random.integer(3))];
    text[random.integer(text.length)] = digit;
    return text.join('');
  };
}

type Kind = {
  readonly n: number;
  readonly text: (random: Random) => string;
  readonly variants?: VariantShares;
  readonly struckOut?: boolean;
};

/** Lines of digits and marks of held-out writers, by name. */
const COMPOSED: Readonly<Record<string, Kind>> = {
  fives: { n: 200, text: (random) => digits(random, 5) },
  ...Object.fromEntries(
    VARIANTS.map(([variant, digit]) => [
      variant,
      { n: 150, text: withDigit(String(digit)), variants: { [variant]: 1 } },
    ]),
  ),
  phones: { n: 100, text: (random) => `(${digits(random, 3)})${digits(random, 3)}-${digits(random, 4)}` },
  parentheses: { n: 100, text: (random) => `(${digits(random, 2)})` },
  plus: { n: 100, text: (random) => `+${digits(random, 2)}` },
  percent: { n: 100, text: (random) => `${digits(random, 2)}%` },
  slashes: { n: 100, text: (random) => `${digits(random, 2)}/${digits(random, 2)}` },
  'minus before one': { n: 100, text: (random) => `-${digits(random, 1)}` },
  'point after one': { n: 100, text: (random) => `${digits(random, 1)}.` },
  'comma after one': { n: 100, text: (random) => `${digits(random, 1)},` },
  'slash after one': { n: 100, text: (random) => `${digits(random, 1)}/` },
  'crossed out': { n: 200, text: (random) => digits(random, 2 + random.integer(5)), struckOut: true },
};

function composed(
  { writers, marks }: StrokeLines,
  name: string,
  { n, text, variants = {}, struckOut }: Kind,
) {
  const all = fixedRandom(`eval ${name}`);
  return Array.from({ length: n }, (_, i): HeldOut => {
    const random = all.split(i);
    const style = drawStyle(random.split('s'));
    const drawn = drawnScribe(createWriter(random.split('w')));
    const own = writers[random.integer(writers.length)];
    const scribe = recordedScribe(own, style, recordedScribe(marks, style, drawn), (symbol, drawing, rng) =>
      drawVariants(symbol, drawing, variants, rng.split('v')),
    );
    const plain = writtenLine([...text(random)].map(classOf), scribe, drawHabit(random), random);
    const line = struckOut ? strikeOut(plain, drawPen(random.split('p')), random) : plain;
    return { name: `${name} ${i}`, symbols: line.symbols, strip: neutralStrip(line, random) };
  });
}

const textOf = (symbols: readonly number[]) => symbols.map((symbol) => SYMBOLS[symbol]).join('');

/** Cheques with the wrong labels corrected. */
async function cheques(root: string): Promise<HeldOut[]> {
  const decode = async (bytes: Uint8Array) => (await decodePicture(bytes)).picture;
  const { validation } = await readCheques(root, decode);
  return heldOutCheques(validation).map((strip) => ({
    ...strip,
    symbols: [...(WRONG_VALIDATION_LABELS.get(strip.name) ?? textOf(strip.symbols))].map(classOf),
  }));
}

async function* rowsOf(what: string, strips: readonly HeldOut[], lineModel: LineModel): AsyncGenerator<Row> {
  let [right, exact, unrefused] = [0, 0, 0];
  for (const { strip, symbols } of strips) {
    const [best] = decodeLine(await lineModel.read(strip), lineModel.manifest).candidates;
    if (numberOf(best.text) === numberOf(textOf(symbols))) right++;
    if (best.text === textOf(symbols)) exact++;
    if (numberOf(best.text) !== '' && !/[?~]/.test(best.text)) unrefused++;
  }
  yield share(`${what}: digits right`, 'Cifra', right, strips.length);
  yield share(`${what}: exact`, 'Cifra', exact, strips.length);
  yield share(`${what}: read as a number`, 'Cifra', unrefused, strips.length);
}

/**
 * The line model alone on strips of held-out writers and cheques, without the rest of the reader: a
 * comparison of models in a minute. $CIFRA_NUMBER_MODEL names another bundle.
 */
await bench({
  name: 'Line models on held-out strips',
  run: async function* (): AsyncGenerator<Row> {
    const folder = process.env.CIFRA_NUMBER_MODEL ?? released('number');
    const { root, skip } = findRealData(['mnist', 'qmnist', 'orand-car-a', 'unipen', 'pendigits']);
    if (!root || !existsSync(folder))
      return yield row('all', '', '', {}, { note: `not measured: ${skip ?? folder}` });
    const lineModel = await createLineModel(await parseBundle(filesOf(folder), 'number'), runtime);
    yield row('model', `${lineModel.manifest.name} ${lineModel.manifest.version}`, '');
    const { heldOut } = await loadStrokeLines(root, HELD_OUT);
    yield* rowsOf('cheques', await cheques(root), lineModel);
    yield* rowsOf('five MNIST digits', heldOutNumbers(await heldOutWriters(root)), lineModel);
    yield* rowsOf('recorded numbers', heldOutRecorded(heldOut.numbers), lineModel);
    for (const [name, kind] of Object.entries(COMPOSED))
      yield* rowsOf(name, composed(heldOut, name, kind), lineModel);
    await lineModel.release();
  },
});
