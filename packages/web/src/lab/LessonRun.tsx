import type { Run } from './labState.ts';
import { labWords } from './words/words.ts';

/** Progress of learning, then what the model reads better and worse. */
export function LessonRun({ run: { state, step, steps, lesson } }: { readonly run: Run }) {
  const { teach } = labWords.value;
  return (
    <>
      {state === 'running' && (
        <>
          <p>{teach.learning(step, steps)}</p>
          <progress aria-label={teach.heading} max={Math.max(1, steps)} value={step} />
        </>
      )}
      {lesson && (
        <div class="lab-lesson">
          <p>{teach.done(lesson.writer.after < lesson.writer.before)}</p>
          <p>{teach.writer(lesson.writer.before, lesson.writer.after, lesson.writer.n)}</p>
          <p>{teach.check(lesson.check.before, lesson.check.after, lesson.check.n)}</p>
        </div>
      )}
    </>
  );
}
