import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import { type Fault, faultError, workerFault } from '../platform/fault.ts';
import type { Port } from '../platform/restarted.ts';

/** Messages from a session's owner to its worker; one at a time. */
export type ToSession =
  | { readonly kind: 'load'; readonly base: string; readonly model: Uint8Array }
  | { readonly kind: 'run'; readonly feeds: Readonly<Record<string, Tensor>> };
export type FromSession =
  /** The worker's script runs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly results: Record<string, Tensor> }
  | { readonly kind: 'failed'; readonly fault: Fault };

export type SessionPort = Port<ToSession, FromSession>;

/**
 * Workers in use. Without this list, a pending answer is referenced only by its worker. While
 * WebAssembly is compiled, the worker seems idle, and a browser may garbage-collect both.
 */
const inUse = new Set<SessionPort>();

/**
 * A runtime whose sessions each have their own worker. The workers start one after another: when
 * Firefox starts two module workers at the same time, the second one's script sometimes never runs.
 */
export function workerRuntime(start: () => SessionPort, base: string): Runtime {
  let started: Promise<unknown> = Promise.resolve();
  const open = async (): Promise<SessionPort> => {
    const port = start();
    inUse.add(port);
    await closedOnError(port, answerOf(port));
    return port;
  };
  return {
    async load(model) {
      const opening = started.then(open);
      started = opening.catch(() => undefined);
      const port = await opening;
      const ask = (message: ToSession) => {
        const answer = answerOf(port);
        port.postMessage(message);
        return answer;
      };
      await closedOnError(port, ask({ kind: 'load', base, model }));
      return { run: (feeds) => ask({ kind: 'run', feeds }), release: async () => close(port) };
    },
  };
}

/** The worker's next message. Only a finished run has results. */
function answerOf(port: SessionPort): Promise<Record<string, Tensor>> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => {
      if (data.kind === 'failed') reject(faultError(data.fault));
      else resolve(data.kind === 'done' ? data.results : {});
    };
    port.onerror = (event) => reject(faultError(workerFault(event)));
  });
}

async function closedOnError(port: SessionPort, answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    close(port);
    throw error;
  }
}

function close(port: SessionPort): void {
  inUse.delete(port);
  port.terminate();
}
