import type { SymbolMark } from '../glyphs/symbols.ts';

/** From the baseline up to the lowest point of a mark, digit heights; as in `glyphs/symbols.ts`. */
const RISE: Readonly<Record<SymbolMark, number>> = {
  '.': 0,
  ',': -0.17,
  '-': 0.45,
  '/': 0,
  "'": 0.83,
  ':': 0.05,
  '#': 0.05,
  '=': 0.32,
  $: -0.08,
  '€': 0,
  '£': 0,
  '+': 0.25,
  '(': -0.12,
  ')': -0.12,
  '%': 0,
  '×': 0.15,
};

/** Usual place of a sign; a letter or an unknown sign stands on the baseline. */
export function markRise(sign: string): number {
  return RISE[sign as SymbolMark] ?? 0;
}
