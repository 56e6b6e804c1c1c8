import type { KeyRow } from './store.ts';

export type KnownKeys = {
  /**
   * The key's row, at most a few seconds old; undefined if there is none. Throws what `find`
   * throws.
   */
  find(id: string): Promise<KeyRow | undefined>;
  /** The key's row if it was used recently; does not use the database. */
  remembered(id: string): KeyRow | undefined;
  /** The next request asks the database again. */
  forget(id: string): void;
};

export type KnownKeysOptions = {
  readonly find: (id: string) => Promise<KeyRow | undefined>;
  /** Milliseconds. */
  readonly now?: () => number;
};

/** Milliseconds for which a row is used without asking again: every request has a key. */
export const TRUST_MS = 5000;
/** Milliseconds for which a confirmed key is accepted while the database does not answer. */
export const TRUST_WHILE_AWAY_MS = 15 * 60_000;
/** Maximum milliseconds that a request with a known key waits for the database. */
const PATIENCE_MS = 1000;
const REMEMBERED = 1000;

type Known = { readonly row: KeyRow; readonly confirmed: number; askAgain: number };

/** Remembers recently used keys, so that reading goes on during a short loss of the database. */
export function knownKeys({ find, now = () => performance.now() }: KnownKeysOptions): KnownKeys {
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<KeyRow | undefined>>();

  /** Asks the database, once for all requests that wait for the same key. */
  function ask(id: string): Promise<KeyRow | undefined> {
    const running = asking.get(id);
    if (running !== undefined) return running;
    const began = now();
    const asked = find(id)
      .then((row) => {
        remember(id, row, began);
        return row;
      })
      .finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  }

  function remember(id: string, row: KeyRow | undefined, confirmed: number): void {
    known.delete(id);
    // Unknown ids are not remembered: an attacker could fill the memory with them.
    if (row === undefined) return;
    if (known.size >= REMEMBERED) known.clear();
    known.set(id, { row, confirmed, askAgain: confirmed + TRUST_MS });
  }

  return {
    async find(id) {
      const old = known.get(id);
      if (old === undefined || now() >= old.confirmed + TRUST_WHILE_AWAY_MS) return ask(id);
      if (now() < old.askAgain) return old.row;
      try {
        return await inTime(ask(id));
      } catch {
        old.askAgain = now() + TRUST_MS;
        return old.row;
      }
    },
    remembered: (id) => known.get(id)?.row,
    forget(id) {
      known.delete(id);
    },
  };
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('knownKeys: no answer in time')), PATIENCE_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
    // It may fail later, when nothing waits for it any more.
    answer.catch(() => {});
  }
}
