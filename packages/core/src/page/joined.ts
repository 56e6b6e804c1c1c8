import type { FoundLine } from './foundLine.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';
import { placeOn } from './placedLine.ts';

/**
 * Joins pieces of one line: lines of one kind and size, level with each other, whose gap is no wider than
 * between the digits of a number. Digits next to letters of the same pen are not a number: together
 * they are words.
 */
export function joined(
  lines: readonly FoundLine[],
  parameters: PageParameters = PAGE_PARAMETERS,
): FoundLine[] {
  const rest = lines.toSorted((a, b) => b.region.width - a.region.width);
  const whole: FoundLine[] = [];
  while (rest.length > 0) {
    let line = rest.shift() as FoundLine;
    for (let next = nextTo(line, rest, parameters); next >= 0; next = nextTo(line, rest, parameters))
      line = together(line, rest.splice(next, 1)[0]);
    whole.push(line);
  }
  return whole;
}

function nextTo(line: FoundLine, others: readonly FoundLine[], parameters: PageParameters): number {
  return others.findIndex((other) => isPiece(line, other, parameters));
}

function isPiece(line: FoundLine, other: FoundLine, { gap, level, alike }: PageParameters): boolean {
  if (line.kind !== other.kind && (line.kind === 'print' || other.kind === 'print')) return false;
  const [small, large] = [line.digit, other.digit].sort((a, b) => a - b);
  if (large > alike * small) return false;
  const { along, across } = placeOn(line.region, other.region);
  const apart = Math.abs(along) - (line.region.width + other.region.width) / 2;
  return apart <= gap * large && Math.abs(across) <= level * large;
}

/** The longer line, lengthened by the other one. */
function together(line: FoundLine, piece: FoundLine): FoundLine {
  const { region } = line;
  const { along, across } = placeOn(line.region, piece.region);
  const left = Math.min(-region.width / 2, along - piece.region.width / 2);
  const right = Math.max(region.width / 2, along + piece.region.width / 2);
  const share = piece.region.width / (region.width + piece.region.width);
  const [u, v] = [(left + right) / 2, share * across];
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  return {
    ...line,
    kind: piece.kind === line.kind ? line.kind : 'words',
    probability: (1 - share) * line.probability + share * piece.probability,
    digit: (1 - share) * line.digit + share * piece.digit,
    region: {
      ...region,
      x: region.x + u * cos - v * sin,
      y: region.y + u * sin + v * cos,
      width: right - left,
      height: (1 - share) * region.height + share * piece.region.height,
    },
  };
}
