import { CifraError } from '@cifra/core/base/error.ts';
import type { Picture } from '@cifra/core/base/types.ts';
import type { Scale } from '@cifra/node/pictures/inFilePixels.ts';

/** A picture for the reader; `scale` converts its pixels to those of the source. */
export type Decoded = { readonly picture: Picture; readonly scale: Scale };

/** The error for a source that this environment cannot use. */
export function invalidSource(source: unknown, expected: string): CifraError {
  const kind = source === null ? 'null' : typeof source;
  const name = kind === 'object' ? `a ${(source as object).constructor?.name ?? 'plain object'}` : kind;
  return new CifraError('invalid-source', `read: the source is ${name}, expected ${expected}`);
}
