import type { InkHistory } from '@cifra/ink/inkHistory.ts';
import { words } from '../../words/words.ts';
import { Icon, type IconName } from '../Icon/Icon.tsx';
import './Tools.css';

type Props = {
  readonly history: InkHistory;
  readonly isErasing: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
};

/** The tools at the edge of the sheet: icons with their names. */
export function Tools({ history, isErasing, onUndo, onRedo, onErase, onClear }: Props) {
  const { sheet } = words.value;
  const { past, present, future } = history;
  const isEmpty = present.length === 0;
  return (
    <fieldset class="tools" aria-label={sheet.tools}>
      <Tool label={sheet.undo} icon="undo" disabled={past.length === 0} onPress={onUndo} />
      <Tool label={sheet.redo} icon="redo" disabled={future.length === 0} onPress={onRedo} />
      <Tool label={sheet.eraser} icon="eraser" disabled={isEmpty} pressed={isErasing} onPress={onErase} />
      <Tool label={sheet.clear} icon="clear" disabled={isEmpty} onPress={onClear} />
    </fieldset>
  );
}

type ToolProps = {
  readonly label: string;
  readonly icon: IconName;
  readonly disabled: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
};

/** When it is disabled it stays in place and keeps the focus. */
function Tool({ label, icon, disabled, pressed, onPress }: ToolProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
      onClick={() => !disabled && onPress()}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
}
