import { classOf, OTHER, SYMBOLS } from '@cifra/core/model/symbols.ts';
import type { StrokeSample } from '../../data/formats/strokes.ts';
import { type Catalogue, catalogue as published } from '../../data/sources/catalogue.ts';
import { loadStrokes } from '../../data/sources/loadStrokes.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { familyOf, SITE_FAMILIES, type SiteFamily } from '../../dataset/siteFamily.ts';
import { type SplitOptions, splitByWriter } from '../../dataset/split.ts';
import { boundsOf, type Drawing, toDrawing } from '../../synthetic/ink/drawing.ts';
import { type RecordedLine, toRecordedLine } from '../../synthetic/lines/recordedLine.ts';

/** What people wrote on tablets, as material for lines. */
export type StrokeLines = {
  /** The digits of each writer who wrote all ten, by class. */
  readonly writers: readonly ReadonlyMap<number, readonly Drawing[]>[];
  /** Marks and letters by everybody, by class; those without a class of their own are `OTHER`. */
  readonly marks: ReadonlyMap<number, readonly Drawing[]>;
  /** Whole numbers of two symbols or more. */
  readonly numbers: readonly RecordedLine[];
};

/** How writers are held out, and the families of sites that are not read at all. */
export type StrokeLineSplit = SplitOptions & { readonly leaveOut?: readonly SiteFamily[] | undefined };

export type StrokeLineSides = {
  readonly train: StrokeLines;
  /** By writers who are not in `train`. */
  readonly heldOut: StrokeLines;
  /** Names of the writers of `heldOut`. */
  readonly heldOutWriters: ReadonlySet<string>;
  /** SHA-256 of the raw bytes of each file. */
  readonly files: Readonly<Record<string, string>>;
};

/**
 * Letters and signs that look like a digit, a mark or a sign of the alphabet: as other ink they would
 * be wrong labels.
 */
const LOOKALIKES = 'OoIlSsZzBGgqDbitxX|\\!`*~_[]{}';

/** Longest recorded number, ems: a longer one would be squeezed too much in a training strip. */
const LONGEST_LINE = 9;

/** Letters that are also written for a sign of the alphabet. */
const WRITTEN_FOR: Readonly<Record<string, string>> = { x: '×', X: '×' };

/**
 * Reads UNIPEN and pendigits and holds out whole writers, the same share of each family of sites. The
 * writers who wrote digits are split as for the digit models, so that the two models of a reader hold
 * out the same people. If a family is left out, the other families hold out the same writers as with
 * it.
 * @throws DataError if a file is missing or wrong
 */
export async function loadStrokeLines(
  root: string,
  { leaveOut = [], ...split }: StrokeLineSplit,
  { strokes: { unipen, pendigits } }: Catalogue = published,
): Promise<StrokeLineSides> {
  const both = !leaveOut.includes('pendigits');
  requireSets(root, both ? ['unipen', 'pendigits'] : ['unipen']);
  const files = {
    digits: both ? [unipen.digits, pendigits.digits] : [unipen.digits],
    signs: [unipen.marks, unipen.letters],
    numbers: [unipen.numbers],
  };
  const read = async (kind: keyof typeof files) => {
    const parts = await Promise.all(files[kind].map((file) => loadStrokes(root, file)));
    return parts.flat().filter(({ site }) => !leaveOut.includes(familyOf(site)));
  };
  const [digits, signs, numbers] = [await read('digits'), await read('signs'), await read('numbers')];
  const held = heldWriters(digits, [...signs, ...numbers], split);
  const side = (isHeld: boolean) => {
    const own = ({ writer }: StrokeSample) => held.has(writer) === isHeld;
    return materialOf(digits.filter(own), signs.filter(own), numbers.filter(own));
  };
  return {
    train: side(false),
    heldOut: side(true),
    heldOutWriters: held,
    files: Object.fromEntries(
      Object.values(files)
        .flat()
        .map(({ path, sha256 }) => [path, sha256]),
    ),
  };
}

/** Held-out writers of the digits, and of those who wrote only other things. */
function heldWriters(
  digits: readonly StrokeSample[],
  others: readonly StrokeSample[],
  split: SplitOptions,
): Set<string> {
  const known = new Set(digits.map(({ writer }) => writer));
  return new Set(
    [digits, others.filter(({ writer }) => !known.has(writer))].flatMap((part) => heldOf(part, split)),
  );
}

function heldOf(samples: readonly StrokeSample[], split: SplitOptions): string[] {
  const names = [...new Set(samples.map(({ writer }) => writer))].sort();
  // A few writers more are too few to hold out one of them.
  if (names.length < 2) return [];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const { validation } = splitByWriter(
    {
      name: 'strokes',
      labels: new Uint8Array(samples.length),
      writers: Int32Array.from(samples, ({ writer }) => numbers.get(writer) ?? -1),
      series: Int8Array.from(samples, ({ site }) => SITE_FAMILIES.indexOf(familyOf(site))),
    },
    split,
  );
  return Array.from(validation, (index) => samples[index].writer);
}

function materialOf(
  digits: readonly StrokeSample[],
  signs: readonly StrokeSample[],
  numbers: readonly StrokeSample[],
): StrokeLines {
  const usable = signs.filter(({ label }) => WRITTEN_FOR[label] || !LOOKALIKES.includes(label));
  const writers = [...Map.groupBy(digits, ({ writer }) => writer).values()].map(byClass);
  return {
    writers: writers.filter((own) => own.size === 10),
    marks: byClass(usable),
    numbers: numbers
      .filter(({ label }) => label.replaceAll(' ', '').length > 1)
      .flatMap((number) => toRecordedLine(number) ?? [])
      .filter(({ drawing }) => boundsOf(drawing).width <= LONGEST_LINE),
  };
}

function byClass(samples: readonly StrokeSample[]): Map<number, Drawing[]> {
  const classes = Map.groupBy(samples, ({ label }) => signClass(label));
  return new Map([...classes].map(([key, own]) => [key, own.map(toDrawing)]));
}

function signClass(label: string): number {
  const sign = WRITTEN_FOR[label] ?? label;
  return classOf(SYMBOLS.includes(sign) ? sign : OTHER);
}
