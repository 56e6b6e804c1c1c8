import { digitsOf } from '@cifra/core/model/symbols.ts';
import { type FormPhoto, type RealPicture, readForms } from '@cifra/training/data/formats/forms.ts';
import { readSudoku } from '@cifra/training/data/formats/sudoku.ts';

/** A real picture and the numbers that are written on it, wherever they are. */
export type ValuedPicture = RealPicture & { readonly numbers: readonly string[] };

/** Real pictures of one row of the table. */
export type RealSet = Named<ValuedPicture>;

type Named<Of> = { readonly name: string; readonly pictures: readonly Of[] };

/** Real forms and newspapers, each set in two: what may be trained on, and every second picture. */
export async function realSets(root: string): Promise<RealSet[]> {
  const { photos, blanks, cells } = await readForms(root);
  // Of the columns of bubbles only the filled ones count, which is not writing.
  const digits = cells.filter(({ label, what }) => label !== '?' && !what.includes('bubbles'));
  const [full, empty] = [true, false].map((isFull) =>
    digits.filter(({ label }) => /\d/.test(label) === isFull),
  );
  const newspapers = (await readSudoku(root)).filter(({ part }) => part !== 'mixed');
  const sets: RealSet[] = [
    { name: 'photographs of forms', pictures: photos.map(valued) },
    { name: 'cells of forms', pictures: full.map((cell) => ({ ...cell, numbers: [cell.label] })) },
    { name: 'empty cells of forms', pictures: empty.map(without) },
    { name: 'empty forms', pictures: blanks.map(without) },
    { name: 'printed sudokus', pictures: newspapers.map(without) },
  ];
  return sets.flatMap(bySide);
}

/** Two sets: the pictures that may be trained on, and those that never are. */
export function bySide<Of extends RealPicture>({ name, pictures }: Named<Of>): Named<Of>[] {
  return [
    { name: `${name}, open`, pictures: pictures.filter(({ isHeldOut }) => !isHeldOut) },
    { name: `${name}, held out`, pictures: pictures.filter(({ isHeldOut }) => isHeldOut) },
  ];
}

/** The fields that have digits: boxes may be empty or struck. */
function valued(photo: FormPhoto): ValuedPicture {
  const numbers = Object.values(photo.values).flat().map(digitsOf);
  return { ...photo, numbers: numbers.filter((digits) => digits !== '') };
}

function without(picture: RealPicture): ValuedPicture {
  return { ...picture, numbers: [] };
}
