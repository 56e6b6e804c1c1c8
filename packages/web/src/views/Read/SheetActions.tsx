import { Button } from '../../components/Button/Button.tsx';
import { drawing } from '../../session/state.ts';
import { words } from '../../words/words.ts';

export type SheetCommands = {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
};

/** Buttons for the shown sheet; a picture has only the last one. */
export function SheetActions({ onUndo, onRedo, onClear, onNext }: SheetCommands) {
  const { sheet } = words.value;
  const history = drawing.value;
  const noInk = history?.present.length === 0;
  return (
    <div class="actions">
      {history && (
        <>
          <Button label={sheet.undo} icon="undo" disabled={history.past.length === 0} onPress={onUndo} />
          <Button label={sheet.redo} icon="redo" disabled={history.future.length === 0} onPress={onRedo} />
          <Button label={sheet.clear} icon="clear" disabled={noInk} onPress={onClear} />
        </>
      )}
      <Button label={sheet.next} icon="next" kind="main" disabled={noInk} onPress={onNext} />
    </div>
  );
}
