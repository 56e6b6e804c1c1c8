import { useSignal } from '@preact/signals';
import { emptyHistory } from '../ink/inkHistory.ts';
import { inkPicture } from '../ink/inkPicture.ts';
import { announce } from '../platform/announce.ts';
import { LessonActions } from './LessonActions.tsx';
import { LessonRun } from './LessonRun.tsx';
import { LessonSheet } from './LessonSheet.tsx';
import { run, startWork } from './labState.ts';
import { type OwnDigit, ownDigit, ownDigits, writerDigits } from './ownDigits.ts';
import { labWords } from './words/words.ts';

/** Digits of a lesson, each class twice. */
const LESSON = 20;

/**
 * A lesson: one writer writes twenty digits, one after the other, then the model is fine-tuned on
 * them.
 */
export function TeachSection() {
  const { teach } = labWords.value;
  const history = useSignal(emptyHistory);
  const written = useSignal<readonly OwnDigit[]>([]);
  const missed = useSignal(false);
  const count = written.value.length;
  const isWritten = count === LESSON;

  function take(): void {
    const drawn = inkPicture(history.value.present);
    const digit = drawn && ownDigit(drawn.picture, count % 10);
    missed.value = digit === null;
    if (!digit) {
      announce(teach.notOne);
      return;
    }
    written.value = [...written.value, digit];
    ownDigits.value = [...ownDigits.value, digit];
    history.value = emptyHistory;
    announce(count + 1 < LESSON ? teach.ask((count + 1) % 10) : teach.progress(LESSON, LESSON));
  }

  return (
    <section class="lab-section" aria-labelledby="lab-teach">
      <h2 id="lab-teach">{teach.heading}</h2>
      <p>{teach.explain}</p>
      {!isWritten && <LessonSheet digit={count % 10} history={history} onTake={take} />}
      {missed.value && <p role="alert">{teach.notOne}</p>}
      <p>{teach.progress(count, LESSON)}</p>
      <LessonActions
        history={history}
        isEmpty={count === 0}
        isWritten={isWritten}
        onTake={take}
        onStart={() => startWork({ kind: 'fine-tune', writer: writerDigits(written.value) })}
        onRestart={() => {
          written.value = [];
        }}
      />
      {run.value?.work === 'fine-tune' && <LessonRun run={run.value} />}
    </section>
  );
}
