import { type Signal, useSignal } from '@preact/signals';
import { gridPosition, type KeyPen, moved, penDown, penUp, restingPen } from '../../ink/keyPen.ts';
import type { Stroke } from '../../ink/stroke.ts';
import { announce } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';

type Commands = {
  readonly onStroke: (stroke: Stroke) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
};

/** Draws with the keyboard: returns the pen and the key handler. Each step is announced. */
export function useKeyPen(commands: Commands): {
  readonly pen: Signal<KeyPen>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const pen = useSignal(restingPen);

  function lift(): void {
    const { stroke } = pen.value;
    pen.value = penUp(pen.value);
    if (stroke) commands.onStroke(stroke);
  }

  function toggle(): void {
    const { sheet } = words.value;
    if (pen.value.stroke) lift();
    else pen.value = penDown(pen.value);
    announce(pen.value.stroke ? sheet.penDown : sheet.penUp);
  }

  function control(key: string, shift: boolean): boolean {
    if (key === 'z') shift ? commands.onRedo() : commands.onUndo();
    else if (key === 'y') commands.onRedo();
    else return false;
    return true;
  }

  function plain(key: string): boolean {
    if (key === ' ') toggle();
    else if (key === 'Enter') {
      lift();
      commands.onNext();
      pen.value = restingPen;
    } else if (key === 'Escape' && pen.value.stroke) pen.value = penUp(pen.value);
    else if (key === 'Backspace') commands.onUndo();
    else if (key === 'Delete') commands.onClear();
    else return false;
    return true;
  }

  return {
    pen,
    onKeyDown(event) {
      if (event.target !== event.currentTarget || event.altKey) return;
      const held = event.ctrlKey || event.metaKey;
      const next = held ? null : moved(pen.value, event.key, event.shiftKey);
      if (next) {
        pen.value = next;
        const { across, down } = gridPosition(next);
        announce(words.value.sheet.at(across, down));
      } else if (!(held ? control(event.key.toLowerCase(), event.shiftKey) : plain(event.key))) return;
      event.preventDefault();
    },
  };
}
