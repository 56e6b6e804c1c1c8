import type { Dataset } from './dataset.ts';

/**
 * The digits of `a`, then those of `b`. Where only one of them knows its writers or series, the
 * others are unknown (-1).
 */
export function concatenate(a: Dataset, b: Dataset): Dataset {
  const images = new Uint8Array(a.images.length + b.images.length);
  images.set(a.images);
  images.set(b.images, a.images.length);
  return {
    name: `${a.name} and ${b.name}`,
    images,
    labels: Uint8Array.from([...a.labels, ...b.labels]),
    ...((a.writers || b.writers) && { writers: Int32Array.from(joined(a, b, (part) => part.writers)) }),
    ...((a.series || b.series) && { series: Int8Array.from(joined(a, b, (part) => part.series)) }),
    files: { ...a.files, ...b.files },
  };
}

function joined(a: Dataset, b: Dataset, column: (part: Dataset) => ArrayLike<number> | undefined): number[] {
  return [a, b].flatMap((part) => Array.from(column(part) ?? new Int8Array(part.labels.length).fill(-1)));
}
