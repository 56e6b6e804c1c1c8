/** The used part of a worker. */
export type Port<To, From> = {
  postMessage(message: To): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<From>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** Time for a worker's script to start before the worker is replaced, ms; doubled each time. */
const PATIENCE = 5000;

/**
 * Starts a worker whose script posts a message as soon as it runs, and replaces the worker until
 * one does: in Firefox the script of a module worker sometimes never runs if another module worker
 * starts at the same time. Messages that were sent in the meantime reach the new worker.
 */
export function restarted<To, From>(start: () => Port<To, From>, patience = PATIENCE): Port<To, From> {
  const unheard: To[] = [];
  let isHeard = false;
  let port: Port<To, From>;
  let timer: ReturnType<typeof setTimeout>;
  const heard = () => {
    isHeard = true;
    clearTimeout(timer);
  };
  const outer: Port<To, From> = {
    onmessage: null,
    onerror: null,
    postMessage(message) {
      if (!isHeard) unheard.push(message);
      port.postMessage(message);
    },
    terminate() {
      clearTimeout(timer);
      port.terminate();
    },
  };
  const open = (wait: number) => {
    port = start();
    port.onmessage = (event) => {
      heard();
      outer.onmessage?.(event);
    };
    port.onerror = (event) => {
      heard();
      outer.onerror?.(event);
    };
    for (const message of unheard) port.postMessage(message);
    timer = setTimeout(() => {
      port.terminate();
      open(2 * wait);
    }, wait);
  };
  open(patience);
  return outer;
}
