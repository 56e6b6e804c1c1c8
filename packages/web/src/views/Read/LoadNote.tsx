import { LoadFault } from '../../components/LoadFault/LoadFault.tsx';
import { bridge, loadState } from '../../inference/reader.ts';
import { numbers, words } from '../../words/words.ts';

/** Shows the loading progress of the reader until it is ready. */
export function LoadNote() {
  const state = loadState.value;
  if (state.kind === 'ready') return null;
  if (state.kind === 'broken') {
    return <LoadFault fault={state.fault} retrying={state.retrying} onRetry={bridge.retry} />;
  }
  // Nothing is known before the first bytes.
  if (state.total === 0) return null;
  const megabytes = (bytes: number) => numbers.value.decimal(bytes / 1e6, 1, 1);
  return (
    <p class="load-note">{words.value.models.loading(megabytes(state.loaded), megabytes(state.total))}</p>
  );
}
