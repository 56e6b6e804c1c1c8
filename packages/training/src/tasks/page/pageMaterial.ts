import { openFaces } from '../../data/faces/openFaces.ts';
import type { StrokeSample } from '../../data/formats/strokes.ts';
import { type Catalogue, catalogue as published } from '../../data/sources/catalogue.ts';
import { loadDataset } from '../../data/sources/load.ts';
import { loadStrokes } from '../../data/sources/loadStrokes.ts';
import { requireSets } from '../../data/sources/requireSets.ts';
import { applySplit, splitByWriter } from '../../dataset/split.ts';
import { toDrawing } from '../../synthetic/ink/drawing.ts';
import { writersOf } from '../../synthetic/lines/writerDigits.ts';
import type { PageMaterial, RecordedSigns } from '../../synthetic/pages/material.ts';
import { HELD_OUT } from '../line/stripSources.ts';
import { loadStrokeLines } from '../line/strokeLines.ts';

export type PageMaterials = {
  readonly training: PageMaterial;
  /** Writers and typefaces that are not in `training`; the writers that the line models hold out. */
  readonly heldOut: PageMaterial;
  /** SHA-256 of the raw bytes of each data file. */
  readonly files: Readonly<Record<string, string>>;
};

/** Fewest different letters of a writer of words; missing ones are drawn or left out. */
const LETTERS = 35;

/**
 * Reads the material for pages: strokes of UNIPEN and pendigits, MNIST's digits and typefaces.
 * @throws DataError if a file or a package is missing or wrong
 */
export async function loadPageMaterials(
  root: string,
  catalogue: Catalogue = published,
): Promise<PageMaterials> {
  requireSets(root, ['unipen', 'pendigits', 'mnist', 'qmnist']);
  const { unipen, pendigits } = catalogue.strokes;
  const sources = [unipen.digits, pendigits.digits, unipen.letters, unipen.marks];
  const samples = (await Promise.all(sources.map((file) => loadStrokes(root, file)))).flat();
  const lines = await loadStrokeLines(root, HELD_OUT, catalogue);
  const mnist = await loadDataset('mnist', 'train', { root, catalogue });
  const digits = applySplit(mnist, splitByWriter(mnist, HELD_OUT));
  const signsOf = (isHeld: boolean) => {
    const own = samples.filter(({ writer }) => lines.heldOutWriters.has(writer) === isHeld);
    return [...Map.groupBy(own, ({ writer }) => writer).values()].map(recordedSigns);
  };
  const [training, heldOut] = await Promise.all([openFaces('training'), openFaces('held-out')]);
  return {
    training: material(signsOf(false), lines.train.numbers, writersOf(digits.train), training),
    heldOut: material(signsOf(true), lines.heldOut.numbers, writersOf(digits.validation), heldOut),
    files: { ...mnist.files, ...lines.files },
  };
}

function material(
  signs: readonly RecordedSigns[],
  numbers: PageMaterial['numbers'],
  digits: PageMaterial['digits'],
  faces: PageMaterial['faces'],
): PageMaterial {
  const count = (own: RecordedSigns, signs: RegExp) =>
    [...own.keys()].filter((sign) => signs.test(sign)).length;
  return {
    writers: signs.filter((own) => count(own, /^\d$/) === 10),
    letterWriters: signs.filter((own) => count(own, /^[a-z]$/i) >= LETTERS),
    numbers,
    digits,
    faces,
  };
}

function recordedSigns(samples: readonly StrokeSample[]): RecordedSigns {
  const bySign = Map.groupBy(samples, ({ label }) => label);
  return new Map([...bySign].map(([sign, own]) => [sign, own.map(toDrawing)]));
}
