import { effect, type Signal, signal } from '@preact/signals';

/**
 * A visitor's choice that is kept between visits. A stored value that is no longer `valid` is
 * ignored.
 */
export function preference<T extends string>(
  name: string,
  initial: T,
  valid: (stored: string) => stored is T,
): Signal<T> {
  const key = `cifra.${name}`;
  const validOr = (stored: string | null) => (stored !== null && valid(stored) ? stored : initial);
  const chosen = signal(validOr(stores(() => localStorage.getItem(key))));
  let first = true;
  effect(() => {
    const value = chosen.value;
    // A default is not stored, so that it keeps following the device.
    if (!first) stores(() => localStorage.setItem(key, value));
    first = false;
  });
  // Another tab of the page changed it.
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key === key || event.key === null) chosen.value = validOr(event.newValue);
  });
  return chosen;
}

/** Browsers that block storage throw when it is accessed. */
function stores<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
