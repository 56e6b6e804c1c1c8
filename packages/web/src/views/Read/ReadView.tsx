import type { Reading } from '@cifra/core/types.ts';
import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Sheet } from '../../components/Sheet/Sheet.tsx';
import { bridge, loadState } from '../../inference/reader.ts';
import { inkPicture } from '../../ink/inkPicture.ts';
import { addStroke, canRedo, canUndo, clearInk, ink, redoInk, undoInk } from '../../ink/inkState.ts';

export function ReadView() {
  const readings = useSignal<readonly Reading[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const made = inkPicture(ink.value);
    if (made)
      bridge.call('read', { picture: made.picture, options: {} }, abort.signal).then(
        (result) => {
          readings.value = result;
        },
        () => {},
      );
    else readings.value = [];
    return () => abort.abort();
  }, [ink.value]);
  const text = useComputed(() => readings.value.map((r) => r.text).join(' · '));
  return (
    <>
      <Sheet ink={ink.value} onStroke={addStroke} />
      <p>
        <button type="button" disabled={!canUndo.value} onClick={undoInk}>
          Undo
        </button>
        <button type="button" disabled={!canRedo.value} onClick={redoInk}>
          Redo
        </button>
        <button type="button" onClick={clearInk}>
          Clear
        </button>
      </p>
      <output class="number">{text}</output>
      <p>{loadState.value.kind}</p>
    </>
  );
}
