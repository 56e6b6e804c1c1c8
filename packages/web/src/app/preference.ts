import { effect, type Signal, signal } from '@preact/signals';

/** A choice of the visitor that outlives the visit. What is stored and is not `valid` any more counts as not chosen. */
export function preference<T extends string>(
  name: string,
  initial: T,
  valid: (stored: string) => stored is T,
): Signal<T> {
  const key = `cifra.${name}`;
  const stored = stores(() => localStorage.getItem(key)) ?? '';
  const chosen = signal(valid(stored) ? stored : initial);
  let first = true;
  effect(() => {
    const value = chosen.value;
    // What nobody chose is not stored: it goes on following the device.
    if (!first) stores(() => localStorage.setItem(key, value));
    first = false;
  });
  return chosen;
}

/** Browsers that keep nothing throw at the mere mention of storage. */
function stores<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
