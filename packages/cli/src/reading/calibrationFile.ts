import { type Calibration, parseCalibration } from '@cifra/core/reading/calibration.ts';
import { readTextFile } from '../platform/textFile.ts';

/** Reads a file of `cifra calibrate`. @throws CifraError that names the file */
export async function readCalibration(path: string): Promise<Calibration> {
  return parseCalibration(await readTextFile(path), path);
}
