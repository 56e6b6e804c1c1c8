import type { CallName, Calls, FromWorker, Request, ToWorker } from './calls.ts';

/** The part of a worker that the bridge needs. */
export type WorkerPort = {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export type LoadState =
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly message: string };

export type Bridge = {
  /** Rejects with an `AbortError` as soon as `signal` aborts; work that has not begun is then never done. */
  call<K extends CallName>(
    name: K,
    takes: Calls[K]['takes'],
    signal: AbortSignal,
  ): Promise<Calls[K]['gives']>;
};

type Waiting = { readonly resolve: (gives: never) => void; readonly reject: (reason: unknown) => void };

/**
 * One abortable way to the worker, for all heavy work. `base`: address of the page. `onLoad` hears how
 * far models and runtime have come.
 */
export function createBridge(port: WorkerPort, base: string, onLoad: (state: LoadState) => void): Bridge {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let fault: string | null = null;

  function settle(id: number, how: (call: Waiting) => void): void {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call) how(call);
  }

  function broken(message: string): void {
    fault = message;
    onLoad({ kind: 'broken', message });
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(new Error(message)));
  }

  port.onmessage = ({ data }) => {
    if (data.kind === 'progress') onLoad({ kind: 'loading', loaded: data.loaded, total: data.total });
    else if (data.kind === 'ready') onLoad(data);
    else if (data.kind === 'broken') broken(data.message);
    else if (data.kind === 'result') settle(data.id, ({ resolve }) => resolve(data.gives as never));
    else settle(data.id, ({ reject }) => reject(new Error(data.message)));
  };
  port.onerror = ({ message }) => broken(message);
  port.postMessage({ kind: 'open', base });

  return {
    call(name, takes, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (fault !== null) return Promise.reject(new Error(fault));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        signal.addEventListener(
          'abort',
          () =>
            settle(id, () => {
              port.postMessage({ kind: 'abort', id });
              reject(signal.reason);
            }),
          { once: true },
        );
        port.postMessage({ kind: 'call', request: { id, name, takes } as Request });
      });
    },
  };
}
