import { type Fault, FaultError, faultError, faultOf, workerFault } from '../platform/fault.ts';
import type { CallName, Calls, FromWorker, ToWorker } from './calls.ts';
import { createPendingCalls } from './pendingCalls.ts';
import type { Listener, ReaderFiles } from './readerFiles.ts';

/** The part of a worker that the bridge uses. */
export type WorkerPort = {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
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
  /** Gives the worker its files again, after another model was chosen. Calls are answered meanwhile. */
  reopen(): void;
};

/** `base`: address of the page. */
type Parts = {
  readonly start: () => WorkerPort;
  readonly fetchFiles: (base: string, listener: Listener) => Promise<ReaderFiles>;
  readonly base: string;
};

/**
 * Creates the connection to the worker that does the heavy work. There is only one, and its calls
 * can be aborted. The worker starts while the files it needs are fetched. `onLoad` receives the
 * loading progress. While loading fails, calls wait for a worker that loads.
 */
export function createBridge({ start, fetchFiles, base }: Parts, onLoad: (state: LoadState) => void): Bridge {
  const pending = createPendingCalls();
  let state: LoadState = { kind: 'loading', loaded: 0, total: 0 };
  let supplies = 0;
  let port = open();

  function open(): WorkerPort {
    const opened = start();
    opened.onmessage = ({ data }) => receive(data);
    opened.onerror = (event) => broken(workerFault(event));
    void supply(opened);
    return opened;
  }

  /**
   * Sends a worker the files it needs, unless it broke in the meantime or other files were chosen.
   */
  async function supply(opened: WorkerPort): Promise<void> {
    const turn = ++supplies;
    const isOpen = () => opened.onmessage !== null && turn === supplies;
    try {
      const files = await fetchFiles(base, {
        progress(loaded, total) {
          if (isOpen()) setState({ kind: 'loading', loaded, total });
        },
        manifests(manifests) {
          if (isOpen()) opened.postMessage({ kind: 'warm', manifests });
        },
      });
      if (isOpen()) opened.postMessage({ kind: 'open', base, files }, buffersOf(files));
    } catch (error) {
      if (isOpen()) broken(faultOf(error));
    }
  }

  function setState(next: LoadState): void {
    state = next;
    onLoad(next);
  }

  function receive(data: FromWorker): void {
    if (data.kind === 'ready') setState(data);
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

  function retry(): void {
    if (state.kind !== 'broken' || state.retrying) return;
    setState({ ...state, retrying: true });
    port = open();
    for (const request of pending.requests()) port.postMessage({ kind: 'call', request });
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
    retry,
    reopen() {
      if (state.kind === 'broken') retry();
      else void supply(port);
    },
  };
}

/** Ends a worker; its later messages are ignored. */
function close(port: WorkerPort): void {
  port.onmessage = null;
  port.onerror = null;
  port.terminate();
}

/** Files are handed over, not copied. */
function buffersOf({ digit, number, page }: ReaderFiles): Transferable[] {
  return [digit, number, page].map(({ model }) => model.buffer);
}
