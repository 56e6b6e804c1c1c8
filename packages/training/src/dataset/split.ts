import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { DataError } from './dataError.ts';
import { type Dataset, subset } from './dataset.ts';

export type SplitOptions = {
  /** Held-out share of the digits, in (0, 1). Default: 1/12, which is 5,000 of MNIST's 60,000. */
  readonly share?: number;
  readonly seed?: number | string;
};

/** Indices into the data set, ascending; every digit is on exactly one side. */
export type Split = { readonly train: Uint32Array; readonly validation: Uint32Array };

/** One writer's digits, as indices. */
type KnownWriter = { readonly series: number; readonly digits: readonly number[] };

/**
 * Holds out whole writers, so that all digits of a writer are in the same part. A network makes
 * fewer mistakes on writers that it was trained on, so a validation figure with such writers would
 * be too good.
 *
 * The same share of digits is held out from each series of forms, so that employees and students
 * are equally frequent in both parts. Within a series, the writers are in a random order drawn from
 * `seed`. A writer is held out if this brings the number of held-out digits nearer to the share.
 * The result differs from the share by at most half of the digits of the largest writer. A digit by
 * an unknown writer (-1) is in the training part, because its writer may also have written training
 * digits.
 *
 * @throws DataError if fewer than two writers are known
 */
export function splitByWriter(
  { name, labels, writers, series }: Pick<Dataset, 'name' | 'labels' | 'writers' | 'series'>,
  { share = 1 / 12, seed = 1 }: SplitOptions = {},
): Split {
  checkShare('splitByWriter', share);
  const known = writers ? knownWriters(writers, series) : [];
  if (known.length < 2) {
    throw new DataError(
      `${name} has ${known.length} known writers, expected at least 2; for MNIST get the table of writers ` +
        'with `npx cifra data get qmnist`',
    );
  }
  const rng = createRandom(seed).split('split by writer');
  const held = [...Map.groupBy(known, (writer) => writer.series)]
    .sort(([a], [b]) => a - b)
    .flatMap(([key, group]) => takeShare(shuffle(group, rng.split(key)), share));
  return sides(
    labels.length,
    neitherEmpty(held, known).flatMap((writer) => writer.digits),
  );
}

/**
 * Holds out the same share of each label, regardless of the writer; for data whose writers are
 * unknown.
 * @throws DataError if no label has two digits, so that nothing can be held out
 */
export function splitByLabel(
  { name, labels }: Pick<Dataset, 'name' | 'labels'>,
  { share = 1 / 12, seed = 1 }: SplitOptions = {},
): Split {
  checkShare('splitByLabel', share);
  const rng = createRandom(seed).split('split by label');
  const indices = Array.from(labels, (_, index) => index);
  const held = [...Map.groupBy(indices, (index) => labels[index])].flatMap(([label, group]) => {
    const count = Math.min(Math.max(1, Math.round(share * group.length)), group.length - 1);
    return shuffle(group, rng.split(label)).slice(0, count);
  });
  if (held.length === 0) throw new DataError(`${name} has no label with two digits`);
  return sides(labels.length, held);
}

/** Returns both sides of a split as data sets; copies the images. */
export function applySplit(dataset: Dataset, split: Split): { train: Dataset; validation: Dataset } {
  return { train: subset(dataset, split.train), validation: subset(dataset, split.validation) };
}

function knownWriters(writers: Int32Array, series: Int8Array | undefined): KnownWriter[] {
  const known = Array.from(writers, (_, index) => index).filter((index) => writers[index] >= 0);
  return [...Map.groupBy(known, (index) => writers[index])]
    .sort(([a], [b]) => a - b)
    .map(([, digits]) => ({ series: series?.[digits[0]] ?? -1, digits }));
}

function takeShare(writers: readonly KnownWriter[], share: number): KnownWriter[] {
  const target = share * writers.reduce((sum, writer) => sum + writer.digits.length, 0);
  let taken = 0;
  return writers.filter(({ digits }) => {
    const nearer = taken + digits.length / 2 < target;
    if (nearer) taken += digits.length;
    return nearer;
  });
}

/**
 * If there are only a few large writers, holding out none or all of them can be nearest to the
 * share. Then the smallest writer changes sides.
 */
function neitherEmpty(held: readonly KnownWriter[], writers: readonly KnownWriter[]): readonly KnownWriter[] {
  if (held.length === 0) return [smallest(writers)];
  if (held.length < writers.length) return held;
  const kept = smallest(writers);
  return held.filter((writer) => writer !== kept);
}

function smallest(writers: readonly KnownWriter[]): KnownWriter {
  return writers.reduce((best, writer) => (writer.digits.length < best.digits.length ? writer : best));
}

/** A shuffled copy (Fisher–Yates). */
function shuffle<T>(items: readonly T[], rng: Random): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

function sides(count: number, held: readonly number[]): Split {
  const isHeld = new Uint8Array(count);
  for (const index of held) isHeld[index] = 1;
  const side = (wanted: number) =>
    Uint32Array.from(Array.from(isHeld.keys()).filter((index) => isHeld[index] === wanted));
  return { train: side(0), validation: side(1) };
}

function checkShare(where: string, share: number): void {
  if (!(share > 0 && share < 1))
    throw new RangeError(`${where}: share is ${share}, expected between 0 and 1`);
}
