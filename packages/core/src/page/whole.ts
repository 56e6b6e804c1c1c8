import type { FoundLine } from './foundLine.ts';
import type { PageParameters } from './parameters.ts';
import { placeOn } from './placedLine.ts';
import { isOver } from './votedKind.ts';

/** A sighting of a line and how credible it is. */
export type Credible = { readonly line: FoundLine; readonly credit: number };

/**
 * The sighting that shows the whole of a line of which the most credible one shows only a part, as of a number whose
 * first digits are larger than the others. It goes on at an end, with digits that are no larger; what is there
 * must not be a line of its own, which a more credible sighting would show.
 */
export function wholeOf(part: FoundLine, all: readonly Credible[], parameters: PageParameters): FoundLine {
  const wider = all.filter((each) => goesOn(part, each.line, parameters));
  const whole = wider.find((each) => !all.some((other) => divides(part, each, other)));
  return whole?.line ?? part;
}

function goesOn(part: FoundLine, wider: FoundLine, { alike, level, leastAlike }: PageParameters): boolean {
  const ratio = wider.digit / part.digit;
  if (ratio > alike || ratio < leastAlike || wider.kind === 'print' || part.kind === 'print') return false;
  if (!isOver(part, wider)) return false;
  const { along, across } = placeOn(wider.region, part.region);
  if (Math.abs(across) > level * wider.digit) return false;
  const beyond = wider.region.width / 2 + Math.abs(along) - part.region.width / 2;
  return beyond > Math.min(part.digit, wider.digit) / 2;
}

/** True if a sighting that is more credible than the wider one shows that what lies beyond the part is another line. */
function divides(part: FoundLine, wider: Credible, other: Credible): boolean {
  return other.credit > wider.credit && isOver(other.line, wider.line) && !isOver(other.line, part);
}
