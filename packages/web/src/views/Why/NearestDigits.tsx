import { DIGIT_SIDE } from '@cifra/core/types.ts';
import { useMemo } from 'preact/hooks';
import { RasterFigure } from '../../components/RasterFigure/RasterFigure.tsx';
import type { NearestDigits as Found, NearestDigit } from '../../inference/server.ts';
import { whyWords } from './words.ts';

/** Training digits, nearest first, each with its label and where it stands. */
export function NearestDigits({ dataset, digits }: Found) {
  return (
    <ol class="why-nearest">
      {digits.map((digit) => (
        <li key={digit.row}>
          <OneDigit dataset={dataset} digit={digit} />
        </li>
      ))}
    </ol>
  );
}

function OneDigit({ dataset, digit: { row, label, image } }: { dataset: string; digit: NearestDigit }) {
  const raster = useMemo(
    () => ({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: Float32Array.from(image.flat()) }),
    [image],
  );
  return <RasterFigure raster={raster} caption={whyWords.value.nearestDigit(label, row, dataset)} />;
}
