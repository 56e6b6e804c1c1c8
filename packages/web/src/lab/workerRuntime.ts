import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import { type Fault, faultError, workerFault } from '../inference/fault.ts';

/** Messages from a session's owner to its worker; one at a time. */
export type ToSession =
  | { readonly kind: 'load'; readonly base: string; readonly model: Uint8Array }
  | { readonly kind: 'run'; readonly feeds: Readonly<Record<string, Tensor>> };
export type FromSession =
  | { readonly kind: 'done'; readonly results: Record<string, Tensor> }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** The used part of a worker. */
export type SessionPort = {
  postMessage(message: ToSession): void;
  onmessage: ((event: MessageEvent<FromSession>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
};

/**
 * Workers in use. A pending answer is otherwise referenced only by its worker. A browser may collect both
 * while WebAssembly is compiled, when the worker seems idle.
 */
const inUse = new Set<SessionPort>();

/** A runtime whose sessions each have their own worker. */
export function workerRuntime(start: () => SessionPort, base: string): Runtime {
  return {
    async load(model) {
      const port = start();
      inUse.add(port);
      const ask = (message: ToSession) =>
        new Promise<Record<string, Tensor>>((resolve, reject) => {
          port.onmessage = ({ data }) =>
            data.kind === 'done' ? resolve(data.results) : reject(faultError(data.fault));
          port.onerror = (event) => reject(faultError(workerFault(event)));
          port.postMessage(message);
        });
      const release = async () => {
        inUse.delete(port);
        port.terminate();
      };
      try {
        await ask({ kind: 'load', base, model });
      } catch (error) {
        await release();
        throw error;
      }
      return { run: (feeds) => ask({ kind: 'run', feeds }), release };
    },
  };
}
