import { DataError } from '../../dataset/dataError.ts';
import type { PixelPart } from './pixelPart.ts';

/**
 * Joins the parts of several files, such as the shards of a Parquet set: one for each of training, validation
 * and test.
 * @throws DataError if pictures differ in size
 */
export function joinParts(parts: readonly PixelPart[], where: string): PixelPart[] {
  const [{ height, width }] = parts;
  const other = parts.find((part) => part.height !== height || part.width !== width);
  if (other)
    throw new DataError(
      `${where}: got pictures of ${width}×${height} and of ${other.width}×${other.height}, expected one size; import them one by one`,
    );
  return [...Map.groupBy(parts, ({ part }) => part).values()].map(joined);
}

function joined(parts: readonly PixelPart[]): PixelPart {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, { values }) => sum + values.length, 0);
  const isBytes = parts.every(({ values }) => values instanceof Uint8Array);
  const values = isBytes ? new Uint8Array(length) : new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { ...parts[0], values, labels: parts.flatMap(({ labels }) => Array.from(labels)) };
}
