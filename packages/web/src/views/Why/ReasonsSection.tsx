import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { whyWords } from './words/words.ts';

/** All that the single-digit model has to say in words, with its own figures. */
export function ReasonsSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const texts = whyWords.value;
  const reasons = sentences(explanation, texts.reasonWords);
  return (
    <section class="why-section" aria-labelledby="why-reasons">
      <h2 id="why-reasons">{texts.reasons}</h2>
      <ul>
        {reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">{texts.reasonsNote}</p>
    </section>
  );
}
