import { join } from 'node:path';
import type { Picture } from '@cifra/core/types.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { CHEQUES, readCheques } from '@cifra/training/data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/formats/wrongLabels.ts';

/** A real amount of a cheque, never learnt from. */
export type ChequeItem = {
  readonly path: string;
  /** As published. */
  readonly digits: string;
  /** What the picture shows, where the published label is plainly wrong. */
  readonly shown: string;
  readonly picture: Picture;
};

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
    shown: WRONG_VALIDATION_LABELS.get(file) ?? digits,
    picture,
  }));
}
