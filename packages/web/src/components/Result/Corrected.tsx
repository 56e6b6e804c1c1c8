import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  /** The number as it was read; '' if none was. */
  readonly read: string;
  readonly corrected: string;
  readonly onUndo: () => void;
};

/** Tells that the visitor confirmed or corrected the number, and takes it back. */
export function Corrected({ read, corrected, onUndo }: Props) {
  const { ask, correct } = words.value;
  return (
    <div class="corrected">
      <p class="hint">{corrected === read ? ask.confirmed : correct.was(read || '–')}</p>
      <Button label={corrected === read ? ask.undo : correct.undo} icon="undo" onPress={onUndo} />
    </div>
  );
}
