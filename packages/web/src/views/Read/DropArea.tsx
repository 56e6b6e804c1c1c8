import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { takePictures } from './takePictures.ts';

/** Takes pictures that are dropped or pasted anywhere on the page. */
export function DropArea({ children }: { readonly children: ComponentChildren }) {
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
    takePictures(Array.from(clipboardData?.files ?? []));
  }

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over.value = true;
  }

  /** Only leaving the window counts, not leaving an element inside it. */
  function onDragLeave({ relatedTarget }: DragEvent): void {
    if (relatedTarget === null) over.value = false;
  }

  function onDrop(event: DragEvent): void {
    over.value = false;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    takePictures(Array.from(event.dataTransfer.files));
  }

  return (
    <>
      {children}
      {over.value && (
        <div class="drop-veil" aria-hidden="true">
          {words.value.capture.drop}
        </div>
      )}
    </>
  );
}
