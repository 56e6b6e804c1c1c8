import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { MapFigure } from './MapFigure.tsx';
import type { MapKind } from './words/en.ts';
import { whyWords } from './words/words.ts';

/** All but the first map, which the view leads with. */
const KINDS: readonly MapKind[] = ['emptiness', 'integratedGradients', 'gradCam'];

/** Further maps over the digit. */
export function MapsSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const texts = whyWords.value;
  return (
    <section class="why-section" aria-labelledby="why-maps">
      <h2 id="why-maps">{texts.maps}</h2>
      <div class="why-maps">
        {KINDS.map((kind) => (
          <MapFigure key={kind} kind={kind} explanation={explanation} />
        ))}
      </div>
    </section>
  );
}
