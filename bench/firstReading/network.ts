import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `bytesPerSecond` towards the browser, over all connections; `delay` of one direction, ms. */
export type Speed = { readonly bytesPerSecond: number; readonly delay: number };

export type Network = {
  readonly url: string;
  /** Bytes in both directions since the last call. */
  taken(): number;
  close(): void;
};

/**
 * Forwards TCP connections to a local port and counts their bytes, whichever page, worker or
 * service worker they serve. With a `speed` it also delays them: the network emulation of browsers
 * has to be switched on for each worker, which is too late for its first request. A new connection
 * costs one round trip more.
 */
export async function network(port: number, speed: Speed | null): Promise<Network> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const down = speed && pace(speed);
  const server = createServer((browser) => {
    const origin = connect(port, '127.0.0.1');
    for (const socket of [browser, origin]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    const opened = performance.now() + 2 * (speed?.delay ?? 0);
    const [toOrigin, toBrowser] = [inOrder(), inOrder()];
    const leaves = () => (speed ? Math.max(opened, performance.now() + speed.delay) : 0);
    const arrives = (length: number) => (down ? down(length) : 0);
    browser.on('data', (data) => {
      bytes += data.length;
      toOrigin(leaves(), () => origin.write(data));
    });
    origin.on('data', (data) => {
      bytes += data.length;
      for (const part of parts(data)) toBrowser(arrives(part.length), () => browser.write(part));
    });
    browser.on('close', () => origin.destroy());
    origin.on('close', () => toBrowser(arrives(0), () => browser.end()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Returns when each next amount of bytes arrives at the other end of a line. */
function pace({ bytesPerSecond, delay }: Speed): (bytes: number) => number {
  let free = 0;
  return (bytes) => {
    free = Math.max(free, performance.now()) + (1000 * bytes) / bytesPerSecond;
    return free + delay;
  };
}

/** About ten packets each, so that connections share the line. */
const PART = 14_600;
function* parts(data: Buffer): Generator<Buffer> {
  for (let from = 0; from < data.length; from += PART) yield data.subarray(from, from + PART);
}

/** Returns a queue that does each work at its time, and never before earlier work: timers alone may change places. */
function inOrder(): (time: number, work: () => void) => void {
  let last: Promise<void> = Promise.resolve();
  return (time, work) => {
    last = last.then(() => until(time)).then(work);
  };
}

function until(time: number): Promise<void> | void {
  const wait = time - performance.now();
  if (wait > 0) return new Promise((resolve) => setTimeout(resolve, wait));
}
