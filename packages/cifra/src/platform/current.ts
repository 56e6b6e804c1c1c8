import type { Signal } from '../abort.ts';
import type { Decoded } from '../decoded.ts';
import type { WorkerPort } from '../engine/workerEngine.ts';
import type { Drawable, Encoded } from '../source.ts';

/** Decodes a picture. @throws CifraError */
export type Decode = (source: Encoded | Drawable, signal?: Signal) => Promise<Decoded>;

/** Starts the worker of the package; null where it is not permitted. */
export type StartWorker = () => Promise<WorkerPort | null>;

/** What the package needs of its environment. */
export type Platform = { readonly decode: Decode; readonly startWorker: StartWorker };

let current: Platform | undefined;

/** Sets the platform; the entry for Node and that for browsers do this once. */
export function setPlatform(platform: Platform): void {
  current = platform;
}

export function decoder(): Decode {
  return known().decode;
}

export function startWorker(): Promise<WorkerPort | null> {
  return known().startWorker();
}

function known(): Platform {
  if (current === undefined) throw new Error('platform: no entry of the package was loaded');
  return current;
}
