import { LoadFault } from '../../components/LoadFault/LoadFault.tsx';
import { bridge, loadState } from '../../inference/reader.ts';
import { onServer, serverThere } from '../../inference/server.ts';
import { readAllAgain } from '../../session/readItem.ts';
import { numbers, words } from '../../words/words.ts';

/** Shows the loading progress of the reader until it is ready. */
export function LoadNote() {
  const state = loadState.value;
  if (state.kind === 'ready') return null;
  // The server reads without this reader.
  if (onServer.value) return null;
  if (state.kind === 'broken') {
    const toServer = serverThere.value && state.fault.code === 'no-simd' ? readOnServer : undefined;
    return (
      <LoadFault fault={state.fault} retrying={state.retrying} onRetry={bridge.retry} onServer={toServer} />
    );
  }
  // Nothing is known before the first bytes.
  if (state.total === 0) return null;
  const megabytes = (bytes: number) => numbers.value.decimal(bytes / 1e6, 1, 1);
  return (
    <p class="load-note">{words.value.models.loading(megabytes(state.loaded), megabytes(state.total))}</p>
  );
}

/** What was written in the meantime waits for a reader that does not come. */
function readOnServer(): void {
  onServer.value = true;
  void readAllAgain();
}
