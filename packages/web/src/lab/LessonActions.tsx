import { cleared, type InkHistory } from '@cifra/ink/inkHistory.ts';
import type { Signal } from '@preact/signals';
import { Button } from '../components/Button/Button.tsx';
import { words } from '../words/words.ts';
import { run } from './labState.ts';
import { labWords } from './words/words.ts';

type Props = {
  readonly history: Signal<InkHistory>;
  /** True before the first digit of the lesson. */
  readonly isEmpty: boolean;
  /** True after the last digit of the lesson. */
  readonly isWritten: boolean;
  readonly onTake: () => void;
  readonly onStart: () => void;
  readonly onRestart: () => void;
};

/** Buttons for the sheet while the lesson is written, then to start learning. */
export function LessonActions({ history, isEmpty, isWritten, onTake, onStart, onRestart }: Props) {
  const { teach } = labWords.value;
  const noInk = history.value.present.length === 0;
  const running = run.value?.state === 'running';
  function clear(): void {
    history.value = cleared(history.value);
  }
  return (
    <div class="actions">
      {!isWritten && (
        <>
          <Button label={words.value.sheet.clear} icon="clear" disabled={noInk} onPress={clear} />
          <Button label={teach.take} icon="next" kind="main" disabled={noInk} onPress={onTake} />
        </>
      )}
      {isWritten && <Button label={teach.start} kind="main" disabled={running} onPress={onStart} />}
      {!isEmpty && <Button label={teach.again} disabled={running} onPress={onRestart} />}
    </div>
  );
}
