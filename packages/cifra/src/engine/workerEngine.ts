import { CifraError } from '@cifra/core/base/error.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import type { ReaderParts } from '../parts.ts';
import type { Engine } from './engine.ts';
import { type FromWorker, receivedError, type ToWorker } from './messages.ts';

/** The part of a worker that is used. */
export type WorkerPort = {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromWorker }) => void) | null;
  onerror: ((event: unknown) => void) | null;
};

/** Loads the models in a worker. @throws CifraError `invalid-model` */
export async function openWorkerEngine(port: WorkerPort, parts: ReaderParts): Promise<Engine> {
  await answered(port, parts);
  return engineOf(port);
}

function answered(port: WorkerPort, parts: ReaderParts): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      port.terminate();
      reject(error);
    };
    port.onerror = () => failed(stopped());
    port.onmessage = ({ data }) => {
      if (data.kind === 'opened') resolve();
      else if (data.kind === 'not-opened') failed(receivedError(data.error));
    };
    port.postMessage({ kind: 'open', parts });
  });
}

type Pending = {
  readonly resolve: (readings: readonly Reading[]) => void;
  readonly reject: (reason: unknown) => void;
};

function engineOf(port: WorkerPort): Engine {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let end: CifraError | null = null;

  function stop(error: CifraError): void {
    end = error;
    port.terminate();
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  port.onerror = () => stop(stopped());
  port.onmessage = ({ data }) => {
    if (data.kind !== 'read' && data.kind !== 'failed') return;
    const call = pending.get(data.id);
    pending.delete(data.id);
    if (data.kind === 'read') call?.resolve(data.readings);
    else call?.reject(receivedError(data.error));
  };

  return {
    async recognise(picture, options, signal) {
      if (end !== null) throw end;
      const id = ++lastId;
      const drop = () => {
        pending.get(id)?.reject(signal?.reason);
        pending.delete(id);
        port.postMessage({ kind: 'drop', id });
      };
      signal?.addEventListener('abort', drop);
      try {
        return await new Promise((resolve, reject) => {
          pending.set(id, { resolve, reject });
          port.postMessage({ kind: 'read', id, picture, options });
        });
      } finally {
        signal?.removeEventListener('abort', drop);
      }
    },
    async release() {
      stop(new CifraError('closed', 'read: the reader was closed'));
    },
  };
}

function stopped(): CifraError {
  const hint = 'Create another reader.';
  return new CifraError('worker-stopped', 'read: the worker of the reader has stopped', { hint });
}
