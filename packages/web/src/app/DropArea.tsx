import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { takeFiles } from '../views/Read/takeFiles.ts';
import { words } from '../words/words.ts';
import './DropArea.css';

/** Takes pictures and documents that are dropped or pasted anywhere on the page. */
export function DropArea() {
  const over = useSignal(false);

  // Registered with the first render: an immediate paste is taken too.
  useLayoutEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    addEventListener('paste', onPaste, { signal });
    addEventListener('dragover', onDragOver, { signal });
    addEventListener('dragleave', onDragLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    return () => listeners.abort();
  }, []);

  function onPaste({ clipboardData }: ClipboardEvent): void {
    takeFiles(Array.from(clipboardData?.files ?? []));
  }

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files') || isForField(event)) return;
    event.preventDefault();
    over.value = true;
  }

  /** Only leaving the window counts, not leaving an element inside it. */
  function onDragLeave({ relatedTarget }: DragEvent): void {
    if (relatedTarget === null) over.value = false;
  }

  function onDrop(event: DragEvent): void {
    over.value = false;
    if (!event.dataTransfer?.types.includes('Files') || isForField(event)) return;
    event.preventDefault();
    takeFiles(Array.from(event.dataTransfer.files));
  }

  if (!over.value) return null;
  return (
    <div class="drop-veil" aria-hidden="true">
      {words.value.capture.drop}
    </div>
  );
}

/** A file input takes what is dropped on it: the reports of the models, the digits of the lab. */
function isForField({ target }: DragEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'file';
}
