/** A page that is being left may hold its slot a while longer on a busy machine, ms. */
const PATIENCE = 10_000;

/**
 * Returns the slot that this tab had before, else the smallest one that no other open page of this
 * site has, and holds it until the page is closed: two pages at once keep their things apart, and a
 * reloaded page finds its own again. Without locks, as on an insecure address, every page gets 0.
 */
export async function takeSlot(name: string): Promise<number> {
  if (!navigator.locks) return 0;
  const own = sessionStorage.getItem(name);
  if (own !== null && (await isHeld(`${name}-${own}`, { signal: AbortSignal.timeout(PATIENCE) })))
    return Number(own);
  let slot = 0;
  while (!(await isHeld(`${name}-${slot}`, { ifAvailable: true }))) slot++;
  sessionStorage.setItem(name, String(slot));
  return slot;
}

/** Takes a lock and keeps it; false if another page has it. */
function isHeld(lock: string, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (taken: Lock | null) => {
      resolve(taken !== null);
      return taken && new Promise<never>(() => {});
    };
    navigator.locks.request(lock, options, hold).catch(() => resolve(false));
  });
}
