import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { misreadDigits } from '../session/misread.ts';
import { session } from '../session/state.ts';
import { run, startWork } from './labState.ts';
import { type OwnDigit, ownDigit, writerDigits } from './ownDigits.ts';
import { labWords } from './words/words.ts';

/** Offers to learn the digits that the visitor corrected in this session, if there are any. */
export function CorrectedSection() {
  const { corrected } = labWords.value;
  const digits = correctedDigits();
  if (digits.length === 0) return null;
  return (
    <section class="lab-section" aria-labelledby="lab-corrected">
      <h2 id="lab-corrected">{corrected.heading}</h2>
      <p>{corrected.explain(digits.length)}</p>
      <button
        type="button"
        class="button button-main"
        aria-disabled={run.value?.state === 'running' || undefined}
        onClick={() =>
          run.value?.state !== 'running' && startWork({ kind: 'fine-tune', writer: writerDigits(digits) })
        }
      >
        {corrected.start}
      </button>
    </section>
  );
}

function correctedDigits(): OwnDigit[] {
  return misreadDigits(session.value).flatMap(({ digit, ink }) => {
    const drawn = inkPicture(ink);
    const own = drawn && ownDigit(drawn.picture, digit);
    return own ? [own] : [];
  });
}
