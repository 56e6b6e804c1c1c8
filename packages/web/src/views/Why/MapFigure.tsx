import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { EvidenceFigure } from '../../components/Evidence/EvidenceFigure.tsx';
import { strongestPlaces } from './strongestPlaces.ts';
import type { MapKind } from './words/en.ts';
import { whyWords } from './words/words.ts';

type Props = { readonly kind: MapKind; readonly explanation: DigitExplanation };

/** One map over the digit, with its question and its result. */
export function MapFigure({ kind, explanation }: Props) {
  const texts = whyWords.value;
  const { image, maps, digit, against } = explanation;

  function finds(sign: 1 | -1): string {
    const favoured = sign > 0 ? digit : against;
    const ninths = strongestPlaces(image, maps[kind], sign);
    if (ninths.length === 0) return texts.none(favoured);
    const { top, middle, bottom } = texts.places;
    const places = ninths.map(({ row, column }) => [top, middle, bottom][row][column]);
    return texts.most(favoured, places.join(` ${texts.and} `));
  }

  return (
    <EvidenceFigure image={image} map={maps[kind]} {...texts.mapKinds[kind]} finds={[finds(1), finds(-1)]} />
  );
}
