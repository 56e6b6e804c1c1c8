import type { DigitImage, Raster } from '../base/types.ts';
import { align } from '../decode/align.ts';
import type { DecodedLine } from '../decode/decodeLine.ts';
import { normalise } from '../frames/normalise.ts';
import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';
import { type Cut, inkOf, partsOf } from './symbolInk.ts';

/** One digit of a string, as the classifier of single digits sees it. */
export type CutDigit = {
  readonly digit: number;
  /** Identifies its part of the strip: strings with the same part share an image. */
  readonly key: string;
  readonly image: DigitImage;
  readonly cut: Cut;
};

/**
 * Returns a function that cuts the digits of a string out of a strip, each in MNIST's frame, from
 * left to right. A part that several strings share is cut once.
 *
 * @param stride pixels of the strip for each column of `logProbabilities`
 */
export function digitCutter(
  strip: Raster,
  { logProbabilities }: Pick<DecodedLine, 'logProbabilities'>,
  stride: number,
): (text: string) => CutDigit[] {
  const images = new Map<string, DigitImage>();
  return (text) => {
    const symbols = [...text].map(classOf);
    const parts = partsOf(strip, align(logProbabilities, LINE_CLASSES, BLANK, symbols), stride);
    return symbols.flatMap((digit, i) => {
      if (digit > 9) return [];
      const { left, right, cut } = parts[i];
      const key = `${left} ${right}`;
      const image = images.get(key) ?? normalise(inkOf(strip, parts[i]));
      images.set(key, image);
      return [{ digit, key, image, cut }];
    });
  };
}
