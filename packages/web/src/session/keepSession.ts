import { effect, signal } from '@preact/signals';
import { keeping } from '../platform/keeping.ts';
import { takeSlot } from '../platform/slot.ts';
import { type KeptSession, keptSession } from './keptSession.ts';
import { readItem } from './readItem.ts';
import { isEmptySheet, joined, listed, type Session } from './session.ts';
import { session } from './state.ts';

/** True if the browser did not store the session although the visitor wants it kept. */
export const isLosing = signal(false);

/**
 * Restores the session of the last visit, and stores every change from then on. What the visitor
 * wrote in the meantime is added to it. Never rejects: where the browser stores nothing, the page
 * works without, and the browser asks before it closes a page with numbers.
 */
export async function keepSession(): Promise<void> {
  effect(() => {
    if (isLosing.value && listed(session.value).length > 0) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  });
  try {
    const kept = keptSession(await takeSlot('cifra-session'));
    const before = await kept.load();
    if (before && keeping.value === 'on') restore(before);
    const save = saver(kept);
    effect(() => void save(session.value, keeping.value === 'on'));
  } catch {
    isLosing.value = keeping.value === 'on';
  }
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function restore(before: Session): void {
  session.value = joined(before, session.value, isNewVisit() ? Date.now() : null);
  // One after the other; the reader may still be loading.
  const unread = before.items.filter((item) => item.outcome.kind === 'none' && !isEmptySheet(item));
  void unread.reduce((done, { id }) => done.then(() => readItem(id)), Promise.resolve());
}

/** A reloaded page shows the same sheet again, a new visit an empty one. */
function isNewVisit(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type === 'navigate';
}

/** Stores one state after the other; states in between are skipped. */
function saver(kept: KeptSession): (now: Session, isOn: boolean) => Promise<void> {
  let next: { readonly now: Session; readonly isOn: boolean } | null = null;
  let isBusy = false;
  return async (now, isOn) => {
    next = { now, isOn };
    if (isBusy) return;
    isBusy = true;
    while (next) {
      const { now: latest, isOn: isKept }: { readonly now: Session; readonly isOn: boolean } = next;
      next = null;
      const failed = await (isKept ? kept.save(latest) : kept.forget()).then(
        () => false,
        () => true,
      );
      isLosing.value = failed && isKept;
    }
    isBusy = false;
  };
}
