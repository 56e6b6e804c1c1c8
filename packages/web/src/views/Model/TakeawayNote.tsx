import { useAnswer } from '../../platform/useAnswer.ts';
import { releasedManifest } from './released.ts';
import { takeaway } from './takeaway.ts';
import { modelWords } from './words/words.ts';

/** What the released models can do, in one sentence for everybody. */
export function TakeawayNote() {
  const texts = modelWords.value;
  const answer = useAnswer((signal) => releasedManifest('number', signal), []).value;
  const found = answer.kind === 'done' ? takeaway(answer.value) : null;
  return (
    <>
      <p class="model-takeaway">{found && texts.takeaway(found)}</p>
      <p>{texts.takeawayNote}</p>
    </>
  );
}
