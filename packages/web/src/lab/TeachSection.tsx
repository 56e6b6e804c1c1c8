import { useSignal } from '@preact/signals';
import { Button } from '../components/Button/Button.tsx';
import { InkStage } from '../components/Stage/InkStage.tsx';
import { cleared, emptyHistory, redone, undone, withStroke } from '../ink/inkHistory.ts';
import { inkPicture } from '../ink/inkPicture.ts';
import { announce } from '../platform/announce.ts';
import { words } from '../words/words.ts';
import { run, startWork } from './labState.ts';
import { handOf, type OwnDigit, ownDigit, ownDigits } from './ownDigits.ts';
import { labWords } from './words/words.ts';

/** Digits of a lesson, each class twice. */
const WANTED = 20;

/** A lesson: one writer writes twenty digits, one after the other, then the model is fine-tuned on them. */
export function TeachSection() {
  const { teach } = labWords.value;
  const { sheet } = words.value;
  const history = useSignal(emptyHistory);
  const written = useSignal<readonly OwnDigit[]>([]);
  const missed = useSignal(false);
  const count = written.value.length;
  const running = run.value?.state === 'running';
  const lesson = run.value?.work === 'teach' ? run.value : null;

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
    announce(count + 1 < WANTED ? teach.ask((count + 1) % 10) : teach.progress(WANTED, WANTED));
  }

  return (
    <section class="lab-section" aria-labelledby="lab-teach">
      <h2 id="lab-teach">{teach.heading}</h2>
      <p>{teach.explain}</p>
      {count < WANTED && (
        <>
          <p class="lab-ask">{teach.ask(count % 10)}</p>
          <InkStage
            history={history.value}
            invite={teach.here}
            onStroke={(stroke) => {
              history.value = withStroke(history.value, stroke);
            }}
            onUndo={() => {
              history.value = undone(history.value);
            }}
            onRedo={() => {
              history.value = redone(history.value);
            }}
            onClear={() => {
              history.value = cleared(history.value);
            }}
            onNext={take}
          />
        </>
      )}
      {missed.value && <p role="alert">{teach.notOne}</p>}
      <p>{teach.progress(count, WANTED)}</p>
      <div class="actions">
        {count < WANTED && (
          <>
            <Button
              label={sheet.clear}
              icon="clear"
              disabled={history.value.present.length === 0}
              onPress={() => {
                history.value = cleared(history.value);
              }}
            />
            <Button
              label={teach.take}
              icon="next"
              kind="main"
              disabled={history.value.present.length === 0}
              onPress={take}
            />
          </>
        )}
        {count === WANTED && (
          <Button
            label={teach.start}
            kind="main"
            disabled={running}
            onPress={() => startWork({ kind: 'teach', hand: handOf(written.value) })}
          />
        )}
        {count > 0 && (
          <Button
            label={teach.again}
            disabled={running}
            onPress={() => {
              written.value = [];
            }}
          />
        )}
      </div>
      {lesson?.state === 'running' && (
        <>
          <p>{teach.learning(lesson.step, lesson.steps)}</p>
          <progress aria-label={teach.heading} max={Math.max(1, lesson.steps)} value={lesson.step} />
        </>
      )}
      {lesson?.lesson && (
        <div class="lab-lesson">
          <p>{teach.done}</p>
          <p>{teach.hand(lesson.lesson.hand.before, lesson.lesson.hand.after, lesson.lesson.hand.n)}</p>
          <p>{teach.check(lesson.lesson.check.before, lesson.lesson.check.after, lesson.lesson.check.n)}</p>
        </div>
      )}
    </section>
  );
}
