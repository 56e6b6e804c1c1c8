import type { FromWorker } from '../engine/messages.ts';
import type { WorkerPort } from '../engine/workerEngine.ts';
import { workerScript } from '../engine/workerScript.ts';

/**
 * Starts the worker from the text of its script: no bundler and no server must know a file. Null if
 * there are no workers here, or if the site's Content-Security-Policy does not permit one.
 */
export async function startWorker(): Promise<WorkerPort | null> {
  if (typeof Worker !== 'function') return null;
  // Without the script, the reader still reads on this thread.
  const script = await workerScript().catch(() => null);
  return script === null ? null : started(script);
}

/** A worker that is not permitted throws, or reports an error instead of its first message. */
function started(script: string): Promise<WorkerPort | null> {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const start = new Promise<WorkerPort | null>((resolve) => {
    const worker = new Worker(address, { name: 'cifra' });
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      resolve(null);
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'started') resolve(worker as unknown as WorkerPort);
    };
  });
  return start.catch(() => null).finally(() => URL.revokeObjectURL(address));
}
