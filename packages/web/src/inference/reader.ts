import { signal } from '@preact/signals';
import { createBridge, type LoadState } from './bridge.ts';
import { keepTrying } from './keepTrying.ts';

/** How far the models have come. */
export const loadState = signal<LoadState>({ kind: 'loading', loaded: 0, total: 0 });

/** The page's one reader; it begins to fetch its models as soon as this module runs. */
export const bridge = createBridge(
  () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' }),
  document.baseURI,
  (state) => {
    loadState.value = state;
  },
);
loadState.subscribe(keepTrying(bridge.retry, window));
