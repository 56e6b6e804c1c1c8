import type { Picture } from '@cifra/core/base/types.ts';
import { asColours } from '../colours.ts';
import type { Size } from '../opened.ts';
import { rowsTo } from './rows.ts';

/** Resizes a picture; grey becomes RGB. */
export function resized({ width, height, channels, data }: Picture, to: Size): Picture {
  const rows = rowsTo({ width, height, channels, deep: false }, to);
  for (let at = 0; at < data.length; at += width * channels)
    rows.add(data.subarray(at, at + width * channels));
  return { ...to, ...asColours(rows.done() as Uint8Array, channels) };
}
