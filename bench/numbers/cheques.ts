import { join } from 'node:path';
import { decodePicture } from '@cifra/cli/pictures/decode.ts';
import type { Picture } from '@cifra/core/types.ts';
import { CHEQUES, readCheques } from '@cifra/training/data/strips/cheques.ts';

/** A real amount of a cheque, never learnt from. */
export type ChequeItem = { readonly path: string; readonly digits: string; readonly picture: Picture };

/**
 * The validation part of ORAND-CAR-A (Diem et al., ICFHR 2014 competition): every fifth picture by file name. Labels are
 * the published ones, those that are plainly wrong too: all readers are judged alike.
 */
export async function chequeItems(root: string): Promise<ChequeItem[]> {
  const decode = async (bytes: Uint8Array) => (await decodePicture(bytes)).picture;
  const { validation } = await readCheques(root, decode);
  return validation.map(({ file, digits, picture }) => ({
    path: join(root, CHEQUES, 'images', file),
    digits,
    picture,
  }));
}
