import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { useSignal } from '@preact/signals';
import { announce } from '../platform/announce.ts';
import { LessonActions } from './LessonActions.tsx';
import { LessonDigits } from './LessonDigits.tsx';
import { LessonRun } from './LessonRun.tsx';
import { LessonSheet } from './LessonSheet.tsx';
import { run, startWork } from './labState.ts';
import { LESSON, lessonDigits, lessonInk, nextPlace, restartLesson, takeDigit } from './lesson.ts';
import { ownDigit, writerDigits } from './ownDigits.ts';
import { labWords } from './words/words.ts';

/**
 * A lesson: one writer writes twenty digits, one after the other, then the model is fine-tuned on
 * them.
 */
export function TeachSection() {
  const { teach } = labWords.value;
  const missed = useSignal(false);
  const digits = lessonDigits.value;
  const written = digits.filter((digit) => digit !== null);
  const next = nextPlace(digits);
  const isWritten = next === -1;

  function take(): void {
    const drawn = inkPicture(lessonInk.value.present);
    const digit = drawn && ownDigit(drawn.picture, next % 10);
    missed.value = digit === null;
    if (!digit) {
      announce(teach.notOne);
      return;
    }
    takeDigit(digit);
    const after = nextPlace(lessonDigits.value);
    announce(after === -1 ? teach.progress(LESSON, LESSON) : teach.ask(after % 10));
  }

  return (
    <section class="lab-section" aria-labelledby="lab-teach">
      <h2 id="lab-teach">{teach.heading}</h2>
      <p>{teach.explain}</p>
      {!isWritten && <LessonSheet digit={next % 10} history={lessonInk} onTake={take} />}
      {missed.value && <p role="alert">{teach.notOne}</p>}
      <p>{teach.progress(written.length, LESSON)}</p>
      {written.length > 0 && <LessonDigits />}
      <LessonActions
        history={lessonInk}
        isEmpty={written.length === 0}
        isWritten={isWritten}
        onTake={take}
        onStart={() => startWork({ kind: 'fine-tune', writer: writerDigits(written) })}
        onRestart={restartLesson}
      />
      {run.value?.work === 'fine-tune' && <LessonRun run={run.value} />}
    </section>
  );
}
