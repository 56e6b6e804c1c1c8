import { type Fault, FaultError, faultError, workerFault } from '../platform/fault.ts';
import type { CallName, Calls, FromWorker, ToWorker } from './calls.ts';
import { createPendingCalls } from './pendingCalls.ts';

/** The part of a worker that the bridge uses. */
export type WorkerPort = {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export type LoadState =
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready' }
  /** `retrying`: true while a new worker is being started */
  | { readonly kind: 'broken'; readonly fault: Fault; readonly retrying: boolean };

export type Bridge = {
  /**
   * Rejects with an `AbortError` as soon as `signal` aborts. Work that has not started is then
   * skipped.
   */
  call<K extends CallName>(name: K, args: Calls[K]['args'], signal: AbortSignal): Promise<Calls[K]['result']>;
  /** Replaces a broken worker with a new one, which handles the pending calls. */
  retry(): void;
};

/**
 * Creates the connection to the worker that does the heavy work. There is only one, and its calls
 * can be aborted. `start` creates a worker, `base` is the page's address. `onLoad` receives the
 * loading progress of models and runtime. While loading fails, calls wait for a worker that loads.
 */
export function createBridge(
  start: () => WorkerPort,
  base: string,
  onLoad: (state: LoadState) => void,
): Bridge {
  const pending = createPendingCalls();
  let state: LoadState = { kind: 'loading', loaded: 0, total: 0 };
  let port = open();

  function open(): WorkerPort {
    const opened = start();
    opened.onmessage = ({ data }) => receive(data);
    opened.onerror = (event) => broken(workerFault(event));
    opened.postMessage({ kind: 'open', base });
    return opened;
  }

  function setState(next: LoadState): void {
    state = next;
    onLoad(next);
  }

  function receive(data: FromWorker): void {
    if (data.kind === 'progress') setState({ kind: 'loading', loaded: data.loaded, total: data.total });
    else if (data.kind === 'ready') setState(data);
    else if (data.kind === 'broken') broken(data.fault);
    else if (data.kind === 'result') pending.settle(data.id, ({ resolve }) => resolve(data.result as never));
    else pending.settle(data.id, ({ reject }) => reject(faultError(data.fault)));
  }

  function broken(fault: Fault): void {
    const wasReady = state.kind === 'ready';
    close(port);
    setState({ kind: 'broken', fault, retrying: false });
    // One of the pending calls may have broken a worker that was ready, so they are not repeated.
    if (wasReady) pending.rejectAll(new FaultError({ code: 'worker-stopped' }, 'the worker stopped', fault));
  }

  return {
    call(name, args, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const { request, result } = pending.add(name, args);
      const { id } = request;
      const abort = () =>
        pending.settle(id, ({ reject }) => {
          port.postMessage({ kind: 'abort', id });
          reject(signal.reason);
        });
      signal.addEventListener('abort', abort, { once: true });
      port.postMessage({ kind: 'call', request });
      return result;
    },
    retry() {
      if (state.kind !== 'broken' || state.retrying) return;
      setState({ ...state, retrying: true });
      port = open();
      for (const request of pending.requests()) port.postMessage({ kind: 'call', request });
    },
  };
}

/** Ends a worker; its later messages are ignored. */
function close(port: WorkerPort): void {
  port.onmessage = null;
  port.onerror = null;
  port.terminate();
}
