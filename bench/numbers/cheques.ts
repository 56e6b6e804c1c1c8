import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { CHEQUES, readCheques } from '@cifra/training/data/formats/cheques.ts';
import { WRONG_VALIDATION_LABELS } from '@cifra/training/data/formats/wrongLabels.ts';

/** A real cheque amount that was not used in training. */
export type ChequeItem = {
  readonly path: string;
  /** The published label. */
  readonly digits: string;
  /** The content of the picture, if the published label is clearly wrong. */
  readonly shown: string;
  readonly picture: Picture;
};

/**
 * Returns the validation part of ORAND-CAR-A (Diem et al., ICFHR 2014 competition): every fifth
 * picture by file name. Labels are the published ones, including clearly wrong ones, so that all
 * readers are evaluated alike.
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
