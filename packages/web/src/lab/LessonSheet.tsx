import { cleared, erased, type InkHistory, redone, undone, withStrokes } from '@cifra/ink/inkHistory.ts';
import type { Signal } from '@preact/signals';
import { InkStage } from '../components/Stage/InkStage.tsx';
import { labWords } from './words/words.ts';

type Props = {
  /** The digit to write next. */
  readonly digit: number;
  readonly history: Signal<InkHistory>;
  readonly onTake: () => void;
};

/** Names the next digit of the lesson, above the sheet to write it on. */
export function LessonSheet({ digit, history, onTake }: Props) {
  const { teach } = labWords.value;
  const change = (how: (before: InkHistory) => InkHistory) => {
    history.value = how(history.value);
  };
  return (
    <>
      <p class="lab-ask">{teach.ask(digit)}</p>
      <InkStage
        history={history.value}
        invite={teach.here}
        onStrokes={(strokes) => change((before) => withStrokes(before, strokes))}
        onErase={(strokes) => change((before) => erased(before, strokes))}
        onUndo={() => change(undone)}
        onRedo={() => change(redone)}
        onClear={() => change(cleared)}
        onNext={onTake}
      />
    </>
  );
}
