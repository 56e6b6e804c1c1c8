import { useEffect, useRef } from 'preact/hooks';

type Commands = { readonly onUndo: () => void; readonly onRedo: () => void };

/** Undo and redo by Ctrl+Z and Ctrl+Y wherever the focus is, except in text fields, which undo their own text. */
export function useUndoKeys(commands: Commands): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest(TEXT_FIELDS)) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) latest.current.onRedo();
      else if (key === 'z') latest.current.onUndo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const TEXT_FIELDS =
  'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=file])';
