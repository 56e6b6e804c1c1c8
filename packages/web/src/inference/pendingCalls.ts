import type { CallName, Calls, Request } from './calls.ts';

type Pending = {
  readonly request: Request;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
};

export type PendingCalls = {
  /** Registers a call under a new id. */
  add<K extends CallName>(
    name: K,
    args: Calls[K]['args'],
  ): { readonly request: Request; readonly result: Promise<Calls[K]['result']> };
  /** Ends a call; does nothing if it has already ended. */
  settle(id: number, how: (call: Pending) => void): void;
  rejectAll(reason: unknown): void;
  requests(): Request[];
};

/** Calls that wait for their result, oldest first. */
export function createPendingCalls(): PendingCalls {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  function settle(id: number, how: (call: Pending) => void): void {
    const call = pending.get(id);
    pending.delete(id);
    if (call) how(call);
  }

  return {
    add(name, args) {
      const id = ++lastId;
      const request = { id, name, args } as Request;
      return {
        request,
        result: new Promise((resolve, reject) => pending.set(id, { request, resolve, reject })),
      };
    },
    settle,
    rejectAll(reason) {
      for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(reason));
    },
    requests: () => [...pending.values()].map(({ request }) => request),
  };
}
