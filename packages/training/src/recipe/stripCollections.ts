import type { StripData } from './numberRecipe.ts';

/** Which collections of real writing a recipe of lines uses. */
export type StripCollections = {
  readonly mnist: boolean;
  readonly usps: boolean;
  /** Photographed cheques of ORAND-CAR-A. */
  readonly cheques: boolean;
  /** Pen strokes of UNIPEN and pendigits. */
  readonly strokes: boolean;
};

/** A bundle made elsewhere may not say how its lines were made; then the oldest recipe's are assumed. */
export function stripCollections({
  cheques = 1,
  spliced = 0,
  digitSets = ['mnist', 'usps'],
  recorded = 0,
  strokes,
}: Partial<StripData>): StripCollections {
  return {
    mnist: digitSets.includes('mnist'),
    usps: digitSets.includes('usps'),
    cheques: cheques + spliced > 0,
    strokes: recorded > 0 || strokes !== undefined,
  };
}
