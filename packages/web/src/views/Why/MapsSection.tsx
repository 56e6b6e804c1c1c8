import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { EvidenceFigure } from '../../components/Evidence/EvidenceFigure.tsx';
import { EvidenceLegend } from '../../components/Evidence/EvidenceLegend.tsx';
import { strongestPlaces } from './strongestPlaces.ts';
import type { MapKind } from './words/en.ts';
import { whyWords } from './words/words.ts';

const KINDS: readonly MapKind[] = ['occlusion', 'emptiness', 'integratedGradients', 'gradCam'];

/** Four maps over the digit, each with its question and its result. */
export function MapsSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const texts = whyWords.value;
  const { image, maps, digit, against } = explanation;

  function finds(kind: MapKind, sign: 1 | -1): string {
    const favoured = sign > 0 ? digit : against;
    const ninths = strongestPlaces(image, maps[kind], sign);
    if (ninths.length === 0) return texts.none(favoured);
    const { top, middle, bottom } = texts.places;
    const places = ninths.map(({ row, column }) => [top, middle, bottom][row][column]);
    return texts.most(favoured, places.join(` ${texts.and} `));
  }

  return (
    <section class="why-section" aria-labelledby="why-maps">
      <h2 id="why-maps">{texts.maps}</h2>
      <EvidenceLegend {...texts.legend(digit, against)} />
      <div class="why-maps">
        {KINDS.map((kind) => (
          <EvidenceFigure
            key={kind}
            image={image}
            map={maps[kind]}
            {...texts.mapKinds[kind]}
            finds={[finds(kind, 1), finds(kind, -1)]}
          />
        ))}
      </div>
    </section>
  );
}
