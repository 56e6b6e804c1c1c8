import type { Cover } from '../explain/occlusion.ts';
import type { PlacedPart } from '../explain/shape.ts';

/**
 * The pieces of which `sentences` is made, in one language. `shares`: digits with their
 * probabilities.
 */
export type ReasonWords = {
  rather(digit: number, against: number, shares: string): string;
  /** The single-digit classifier's own reading, where it differs. */
  alone(best: number, shares: string): string;
  nothing(favours: number, other: number): string;
  supports(part: PlacedPart, favours: number, other: number, effect: string): string;
  supportsToo(part: PlacedPart, favours: number, effect: string): string;
  lessLikely(cover: Cover, favours: number, times: number): string;
  /** `still`: the covered digit keeps its reading. */
  wouldBe(cover: Cover, best: number, still: boolean, shares: string): string;
  percent(share: number): string;
};
