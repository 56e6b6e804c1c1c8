// Node, browsers and workers all have these; the library of platform-neutral code has no types for
// them.
declare global {
  interface AbortSignal {
    readonly aborted: boolean;
    // biome-ignore lint/suspicious/noExplicitAny: where a platform has its own types, they must be equal.
    readonly reason: any;
    throwIfAborted(): void;
  }
}
declare const AbortController: new () => { readonly signal: AbortSignal; abort(reason?: unknown): void };
declare const AbortSignal: { any(signals: readonly AbortSignal[]): AbortSignal };

export type Abort = { readonly signal: AbortSignal; abort(): void };

/** Creates a new signal that also aborts with `outer`. */
export function createAbort(outer?: AbortSignal): Abort {
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return { signal, abort: () => controller.abort() };
}
