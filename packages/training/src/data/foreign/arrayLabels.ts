import { DataError } from '../../dataset/dataError.ts';
import type { NumberTensor } from '../formats/numbers.ts';

const CLASSES = 10;

/**
 * Labels as numbers. Of one-hot labels, [n, 10], which are 1 for the class and 0 elsewhere, the class is
 * taken; of probabilities it is not.
 * @throws DataError for a row with no class or several
 */
export function arrayLabels(labels: NumberTensor, where: string): NumberTensor {
  const { shape, data, columnMajor } = labels;
  if (shape.length !== 2 || shape.includes(1)) return labels;
  const axis = shape[1] === CLASSES ? 1 : shape[0] === CLASSES ? 0 : -1;
  if (axis < 0) return labels;
  const count = shape[1 - axis];
  const isAdjacent = (axis === 1) !== columnMajor;
  const classes = Float64Array.from({ length: count }, (_, n) => {
    const values = Array.from(
      { length: CLASSES },
      (_, each) => data[isAdjacent ? n * CLASSES + each : each * count + n],
    );
    const most = Math.max(...values);
    const isOneHot = values.every((value) => value === most || value === Math.min(...values));
    if (isOneHot && values.filter((value) => value === most).length === 1) return values.indexOf(most);
    throw new DataError(
      `${where}: got the label [${values.join(', ')}] for picture ${n + 1}, expected one class of ten; save the classes with .argmax(1)`,
    );
  });
  return { shape: [count], data: classes, columnMajor: false };
}
