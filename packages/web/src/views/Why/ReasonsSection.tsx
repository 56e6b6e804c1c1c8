import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import { englishReasons as english } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { percent } from '../../words/certainty.ts';
import { language } from '../../words/words.ts';
import { germanReasons } from './germanReasons.ts';
import { whyWords } from './words.ts';

/** With percentages in the page's format. */
const englishReasons = { ...english, percent: (share: number) => percent(share, 'en') };

/** Explains in words why it is this digit and not the other. */
export function ReasonsSection({ explanation }: { readonly explanation: DigitExplanation }) {
  const said = whyWords.value;
  const [first, ...rest] = reasonsOf(explanation);
  return (
    <section class="why-section" aria-labelledby="why-reasons">
      <h2 id="why-reasons">{said.reasons}</h2>
      <p class="why-first">{first}</p>
      <ul>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">{said.reasonsNote}</p>
    </section>
  );
}

/** Returns the sentences in the language of the page. */
export function reasonsOf(explanation: DigitExplanation): readonly string[] {
  return sentences(explanation, language.value === 'de' ? germanReasons : englishReasons);
}
