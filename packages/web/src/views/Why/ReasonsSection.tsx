import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { whyWords } from './words/words.ts';

/** Explains in words why it is this digit and not the other. */
export function ReasonsSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const texts = whyWords.value;
  const [first, ...rest] = reasonsOf(explanation);
  return (
    <section class="why-section" aria-labelledby="why-reasons">
      <h2 id="why-reasons">{texts.reasons}</h2>
      <p class="why-first">{first}</p>
      <ul>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">{texts.reasonsNote}</p>
    </section>
  );
}

/** Returns the sentences in the language of the page. */
export function reasonsOf(explanation: DigitExplanation): readonly string[] {
  return sentences(explanation, whyWords.value.reasonWords);
}
