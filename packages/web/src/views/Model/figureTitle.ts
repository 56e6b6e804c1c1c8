import { capital } from '../../words/capital.ts';

/** Data sets whose names are abbreviations. */
const ABBREVIATED = /\b(q?mnist|usps|orand-car-[ab])\b/g;

/**
 * Formats the name of a figure or its data as a heading: a capital first, abbreviations in
 * capitals.
 */
export function figureTitle(name: string): string {
  const spelled = name.replace(ABBREVIATED, (letters) => letters.toUpperCase());
  return capital(spelled);
}
