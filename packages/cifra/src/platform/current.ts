import type { Signal } from '../abort.ts';
import type { Decoded } from '../decoded.ts';
import type { Drawable, Encoded } from '../source.ts';

/** Decodes a picture. @throws CifraError */
export type Decode = (source: Encoded | Drawable, signal?: Signal) => Promise<Decoded>;

let current: Decode | undefined;

/** Sets the decoder; the entry for Node and that for browsers do this once. */
export function setDecoder(decode: Decode): void {
  current = decode;
}

export function decoder(): Decode {
  if (current === undefined) throw new Error('decoder: no entry of the package was loaded');
  return current;
}
