import type { Step } from '@cifra/core/explain/steps.ts';
import { RasterFigure } from '../../components/RasterFigure/RasterFigure.tsx';
import { whyWords } from './words/words.ts';

/** The processing steps from the picture to the digit. */
export function StepsSection({ steps }: { readonly steps: readonly Step[] }) {
  const texts = whyWords.value;
  return (
    <section class="why-section" aria-labelledby="why-steps">
      <h2 id="why-steps">{texts.steps}</h2>
      <p class="hint">{texts.stepsNote}</p>
      <ol class="why-steps">
        {steps.map(({ kind, raster }) => (
          <li key={kind}>
            <RasterFigure raster={raster} caption={texts.stepKinds[kind]} />
          </li>
        ))}
      </ol>
    </section>
  );
}
