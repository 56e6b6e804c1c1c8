import { join } from 'node:path';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { DataError } from '../../dataset/dataError.ts';
import { pictureOf, type RealPicture, readTable, realPictures } from './forms.ts';

/** A picture that a released reader read wrongly, and what it should answer. */
export type Case = RealPicture & {
  /** The numbers as written, in reading order. */
  readonly written: readonly string[];
  /** The format of its numbers, in one word; null if none is known. */
  readonly expect: string | null;
  /** `refused`: nothing in the picture may be accepted; `damaged`: the file is not a whole picture. */
  readonly answer: 'numbers' | 'refused' | 'damaged';
};

const COLUMNS = [
  ...['file', 'digits', 'written', 'expect', 'must_be_refused', 'fault', 'origin'],
  ...['cifra_default', 'cifra_with_expect'],
];

/**
 * Reads the cases of a folder: `reading/` with a table of labels, and `pictures/`, whose names end
 * with the numbers after underscores. The pictures are not opened.
 * @throws DataError if the table is missing or malformed, or a labelled picture is missing
 */
export async function readCases(root: string): Promise<Case[]> {
  const labelled = await realPictures(root, 'reading');
  const rows = await readTable(join(root, 'reading/labels.csv'), COLUMNS);
  const reading = rows.map(([file, , written, expect, refused]): Case => {
    const picture = pictureOf(labelled, `reading/${file}`);
    if (refused === 'yes') return { ...picture, written: [], expect: null, answer: 'refused' };
    return { ...picture, written: written.split('|'), expect: expect || null, answer: 'numbers' };
  });
  return [...reading, ...(await realPictures(root, 'pictures')).map(namedCase)];
}

function namedCase(picture: RealPicture): Case {
  const [, ...written] = picture.path.replace(/\.\w+$/, '').split('_');
  if (written.join() === 'should-be-damaged') {
    return { ...picture, written: [], expect: null, answer: 'damaged' };
  }
  if (written.length === 0 || written.some((each) => digitsOf(each) === '')) {
    throw new DataError(`${picture.path}: expected a name that ends with _ and the number, as a_94107.png`);
  }
  return { ...picture, written, expect: null, answer: 'numbers' };
}
