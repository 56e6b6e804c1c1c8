import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { EvidenceLegend } from '../../components/Evidence/EvidenceLegend.tsx';
import { lead } from './lead.ts';
import { MapFigure } from './MapFigure.tsx';
import { whyWords } from './words/words.ts';

/** The reason in a sentence, and one map over the visitor's ink. */
export function LeadSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const texts = whyWords.value;
  const { digit, against } = explanation;
  return (
    <section class="why-lead" aria-labelledby="why-reason">
      <div class="why-section">
        <h2 id="why-reason" class="unseen">
          {texts.reason}
        </h2>
        <p class="why-first">{lead(explanation, texts)}</p>
        <EvidenceLegend {...texts.legend(digit, against)} />
      </div>
      <MapFigure kind="occlusion" explanation={explanation} />
    </section>
  );
}
