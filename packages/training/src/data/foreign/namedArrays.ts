import { groupBy } from '@cifra/core/base/groupBy.ts';
import { DataError } from '../../dataset/dataError.ts';
import type { NumberTensor } from '../formats/numbers.ts';
import type { PicturePart } from '../pictures/layout.ts';
import { arrayLabels } from './arrayLabels.ts';
import { type PixelPart, partFromTensors } from './pixelPart.ts';

const PARTS: readonly (readonly [PicturePart, RegExp])[] = [
  ['train', /train(ing)?/],
  ['validation', /valid(ation)?|val(?![a-z]{2})/],
  ['test', /test(ing)?/],
];
const PICTURES = [
  'x',
  'data',
  'image',
  'images',
  'img',
  'imgs',
  'pixels',
  'digits',
  'fea',
  'features',
  'inputs',
];
const LABELS = ['y', 'label', 'labels', 'target', 'targets', 'gnd', 'class', 'classes'];

type Role = { readonly part: PicturePart; readonly holds: 'pictures' | 'labels' };

/**
 * Finds pictures and their labels among named arrays, such as Keras' `x_train` and `y_train`, MATLAB's `X` and
 * `y`, or EMNIST's `dataset.train.images`. Without a part in their names, they are for training.
 * @throws DataError that lists the arrays
 */
export function partsOfArrays(arrays: ReadonlyMap<string, NumberTensor>, file: string): PixelPart[] {
  const found = new Map<PicturePart, { pictures?: NumberTensor; labels?: NumberTensor }>();
  for (const [name, tensor] of arrays) {
    const role = roleOf(name);
    if (role === null) continue;
    const pair = found.get(role.part) ?? {};
    found.set(role.part, pair);
    // scikit-learn has the same pictures twice, as `data` and as `images`: the one with height and width is taken.
    const earlier = pair[role.holds];
    if (earlier === undefined || tensor.shape.length > earlier.shape.length) pair[role.holds] = tensor;
  }
  const parts = [...found].flatMap(([part, { pictures, labels }]) =>
    pictures && labels ? [partOf(part, { pictures, labels }, file)] : [],
  );
  if (parts.length > 0) return parts;
  const classes = partsOfClasses(arrays, file);
  if (classes.length > 0) return classes;
  const pair = onlyPair(arrays);
  if (pair) return [partOf('train', pair, file)];
  const list = [...arrays].map(([name, { shape }]) => `${name} [${shape.join(', ')}]`).join(', ');
  throw new DataError(
    `${file}: got ${list === '' ? 'no arrays of numbers' : `the arrays ${list}`}, expected pictures and labels, such as ` +
      'x_train and y_train, X and y, or images and labels; save them under these names',
  );
}

type Pair = { readonly pictures: NumberTensor; readonly labels: NumberTensor };

function partOf(part: PicturePart, { pictures, labels }: Pair, file: string): PixelPart {
  const where = `${file}, ${part}`;
  return partFromTensors(part, pictures, arrayLabels(labels, where), where);
}

/** An array for each class, such as `train0` to `train9`: a part for each. */
function partsOfClasses(arrays: ReadonlyMap<string, NumberTensor>, file: string): PixelPart[] {
  const named = [...arrays].flatMap(([name, tensor]) => {
    const found = /^(\D*)(\d)$/.exec(name.toLowerCase());
    return found === null ? [] : { name, prefix: found[1], digit: Number(found[2]), tensor };
  });
  const groups = groupBy(named, ({ prefix }) => prefix);
  const complete = [...groups.values()].filter(
    (group) => new Set(group.map(({ digit }) => digit)).size === 10,
  );
  return complete.flat().map(({ name, prefix, digit, tensor }) => {
    const part = PARTS.find(([, pattern]) => pattern.test(prefix))?.[0] ?? 'train';
    const [count] = tensor.shape;
    const labels = { shape: [count], data: new Uint8Array(count).fill(digit), columnMajor: false };
    return partFromTensors(part, tensor, labels, `${file}, ${name}`);
  });
}

/** Two arrays without known names, such as `arr_0` and `arr_1`: the one with a single axis has the labels. */
function onlyPair(arrays: ReadonlyMap<string, NumberTensor>): Pair | null {
  if (arrays.size !== 2) return null;
  const [labels, pictures] = [...arrays.values()].sort((a, b) => axesIn(a) - axesIn(b));
  if (axesIn(labels) !== 1 || axesIn(pictures) < 2) return null;
  return { pictures, labels };
}

function axesIn({ shape }: NumberTensor): number {
  return shape.filter((side) => side !== 1).length;
}

function roleOf(name: string): Role | null {
  const path = name.toLowerCase();
  const part = PARTS.find(([, pattern]) => pattern.test(path));
  const last = path.split('.').at(-1)!;
  const rest = (part ? last.replace(part[1], '') : last).replace(/[^a-z]/g, '');
  const holds = PICTURES.includes(rest) ? 'pictures' : LABELS.includes(rest) ? 'labels' : null;
  return holds && { part: part?.[0] ?? 'train', holds };
}
