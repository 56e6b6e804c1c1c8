import type { NearestAnswer, NearestAnswerDigit } from '@cifra/client/generated.ts';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { useMemo } from 'preact/hooks';
import { RasterFigure } from '../../components/RasterFigure/RasterFigure.tsx';
import { whyWords } from './words/words.ts';

/** Training digits, nearest first, each with its label and its position in the set. */
export function NearestDigits({ dataset, digits }: Pick<NearestAnswer, 'dataset' | 'digits'>) {
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

type OneProps = { readonly dataset: string; readonly digit: NearestAnswerDigit };

function OneDigit({ dataset, digit: { row, label, image } }: OneProps) {
  const raster = useMemo(
    () => ({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: Float32Array.from(image.flat()) }),
    [image],
  );
  return <RasterFigure raster={raster} caption={whyWords.value.nearestDigit(label, row, dataset)} />;
}
