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
  const share = state.total > 0 ? Math.floor((100 * state.loaded) / state.total) / 100 : 0;
  return (
    <p class="load-note">{words.value.models.loading(numbers.value.probability(Math.min(share, 0.99)))}</p>
  );
}
