import { type KeyPen, moved, penDown, penUp, restingPen } from '@cifra/ink/keyPen.ts';
import type { Ink, Paper } from '@cifra/ink/stroke.ts';
import { type Signal, useSignal } from '@preact/signals';
import { announce } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';
import { penSound } from './penSound.ts';

type Commands = {
  readonly onStrokes: (strokes: Ink) => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
  readonly onNext: () => void;
};

/** Draws with the keyboard: returns the pen and the key handler. The sheet's value is its position. */
export function useKeyPen(
  commands: Commands,
  paper: Paper,
): {
  readonly pen: Signal<KeyPen>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const pen = useSignal(restingPen);

  function lift(): void {
    const { stroke } = pen.value;
    pen.value = penUp(pen.value);
    if (stroke) commands.onStrokes([stroke]);
  }

  function toggle(): void {
    const { sheet } = words.value;
    if (pen.value.stroke) lift();
    else pen.value = penDown(pen.value);
    announce(pen.value.stroke ? sheet.penDown : sheet.penUp);
    penSound(pen.value.stroke ? 'down' : 'up', pen.value, paper);
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

  function move(next: KeyPen): void {
    const isAtEdge = next.x === pen.value.x && next.y === pen.value.y;
    if (isAtEdge) announce(words.value.sheet.edge);
    pen.value = next;
    penSound(next.stroke ? 'drawing' : 'moving', next, paper);
  }

  return {
    pen,
    onKeyDown(event) {
      if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = moved(pen.value, event.key, event.shiftKey, paper);
      if (next) move(next);
      else if (!plain(event.key)) return;
      event.preventDefault();
    },
  };
}
