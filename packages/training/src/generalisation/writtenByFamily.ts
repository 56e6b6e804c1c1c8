import type { Picture } from '@cifra/core/base/types.ts';
import { digitsOf, OTHER, STRUCK_OUT, SYMBOLS } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import type { StrokeSample } from '../data/formats/strokes.ts';
import { type Catalogue, catalogue as published } from '../data/sources/catalogue.ts';
import { loadStrokes } from '../data/sources/loadStrokes.ts';
import { familyOf, type SiteFamily } from '../dataset/siteFamily.ts';
import { shuffled } from '../learn/batches.ts';
import { ONE_PEN } from '../synthetic/ink/drawInOnePen.ts';
import { linePicture } from '../synthetic/lines/linePicture.ts';
import { type RecordedLine, toRecordedLine, writeRecordedLine } from '../synthetic/lines/recordedLine.ts';
import { isSlashed } from './slashedZero.ts';

/** Something that a writer of a family wrote, and its picture in one pen. */
export type Written = {
  readonly writer: string;
  /** As the collection writes it, spaces included. */
  readonly label: string;
  /** A 0 with a slash. */
  readonly slashed: boolean;
  readonly picture: () => Picture;
};

export type WrittenByFamily = { readonly digits: readonly Written[]; readonly numbers: readonly Written[] };

type Sources = {
  readonly dataRoot: string;
  readonly catalogue?: Catalogue;
  /** Pictures of each kind, drawn at random; all if absent. */
  readonly most?: number | undefined;
};

/** The digits and the whole numbers of a family of sites; always the same ones. */
export async function writtenByFamily(
  family: SiteFamily,
  { dataRoot, catalogue = published, most }: Sources,
): Promise<WrittenByFamily> {
  const { unipen, pendigits } = catalogue.strokes;
  const read = async (file: (typeof unipen)['digits']) =>
    (await loadStrokes(dataRoot, file)).filter(({ site }) => familyOf(site) === family);
  const digits = await read(family === 'pendigits' ? pendigits.digits : unipen.digits);
  const numbers = await read(unipen.numbers);
  return {
    digits: some(digits.flatMap(toDigit), most, 'digits'),
    numbers: some(numbers.flatMap(toNumber), most, 'numbers'),
  };
}

function some(all: readonly Written[], most = Infinity, what: string): Written[] {
  const order = shuffled(all.length, createRandom(`some ${what}`));
  return [...order.subarray(0, Math.min(all.length, most))].sort((a, b) => a - b).map((i) => all[i]);
}

/** Tallest digit, ems of its picture: the paper of a line cuts off what is taller. */
const TALLEST = 1.4;

function toDigit(sample: StrokeSample, i: number): Written[] {
  const side = Math.max(...sample.strokes.flat());
  const em = Math.max(sample.em ?? side, side / TALLEST);
  return written(sample, toRecordedLine({ ...sample, em }), `digit ${i}`);
}

/** Numbers of two symbols or more in one row. */
function toNumber(sample: StrokeSample, i: number): Written[] {
  const isNumber = sample.label.replaceAll(' ', '').length > 1 && digitsOf(sample.label) !== '';
  return isNumber ? written(sample, toRecordedLine(sample), `number ${i}`) : [];
}

function written(sample: StrokeSample, line: RecordedLine | null, name: string): Written[] {
  if (line === null) return [];
  const { writer, label } = sample;
  const picture = () => linePicture(writeRecordedLine(line, ONE_PEN, createRandom(`left out ${name}`)));
  return [{ writer, label, slashed: label === '0' && isSlashed(line.drawing), picture }];
}

/** Signs that a reading can contain as they are written. */
const ALPHABET = new Set(SYMBOLS.filter((symbol) => symbol !== OTHER && symbol !== STRUCK_OUT));

/** True if a reader can read all signs of a label. */
export function isInAlphabet(label: string): boolean {
  return [...label.replaceAll(' ', '')].every((sign) => ALPHABET.has(sign));
}
