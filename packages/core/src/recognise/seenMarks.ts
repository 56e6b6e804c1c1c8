import { READING_PARAMETERS, type ReadingParameters } from '../reading/parameters.ts';
import type { SeenMarks } from '../reading/withMarks.ts';
import type { DotShape, MarkBeside } from '../segment/marksBeside.ts';

/** Returns the marks on each side of a single digit. */
export function seenMarks(
  marks: readonly MarkBeside[],
  { marks: { comma } }: ReadingParameters = READING_PARAMETERS,
): SeenMarks {
  const sorted = [...marks]
    .sort((a, b) => a.box.x - b.box.x)
    .map(({ side, mark, shape }) => {
      const odds = mark === '.' || mark === ',' ? commaOdds(shape, comma) : 0;
      return { side, mark: odds === 0 ? mark : odds > 0 ? ',' : '.', odds };
    });
  const on = (side: MarkBeside['side']) =>
    sorted
      .filter((each) => each.side === side)
      .map(({ mark }) => mark)
      .join('');
  const sure = sorted.reduce((sum, { odds }) => sum + Math.abs(odds), 0);
  return { before: on('before'), after: on('after'), likeness: Math.exp(Math.min(comma.most, sure)) };
}

/** Log odds that a piece of ink is a comma and not a point. */
function commaOdds(shape: DotShape, { bias, weights }: ReadingParameters['marks']['comma']): number {
  return commaFeatures(shape).reduce((sum, value, i) => sum + weights[i] * value, bias);
}

/** What tells a comma from a point, for the regression. */
export function commaFeatures({ length, pens, filled, tall }: DotShape): number[] {
  return [length, Math.log(pens), filled, Math.log(tall)];
}
