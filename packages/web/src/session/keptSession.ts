import { keptDatabase } from '../platform/keptDatabase.ts';
import type { Item, Session } from './session.ts';
import { restored, type StoredItem, stored } from './storedItem.ts';

const { ask } = keptDatabase;

/** The session that this browser keeps for one page. */
export type KeptSession = {
  load(): Promise<Session | null>;
  /** Stores what changed since the last time. Rejects if something could not be stored. */
  save(session: Session): Promise<void>;
  /** Deletes everything, the lab's lesson too. */
  forget(): Promise<void>;
};

/** `slot`: number of the page, see `platform/slot.ts`. An item's key is the slot and its own number. */
export function keptSession(slot: number): KeptSession {
  let saved: ReadonlyMap<number, Item> = new Map();
  let savedCurrent: number | null = null;
  const ownKeys = () => IDBKeyRange.bound([slot], [slot, []]);

  async function put(item: Item): Promise<void> {
    const kept = await stored(item);
    await ask('items', 'readwrite', (store) => store.put(kept, [slot, item.id]));
  }

  return {
    async load() {
      const items: StoredItem[] = await ask('items', 'readonly', (store) => store.getAll(ownKeys()));
      const current: number | undefined = await ask('shown', 'readonly', (store) => store.get(slot));
      const session = { items: items.map((item) => restored(item, URL.createObjectURL)), current: 0 };
      saved = new Map(session.items.map((item) => [item.id, item]));
      if (items.length === 0) return null;
      const isThere = current !== undefined && saved.has(current);
      return { ...session, current: isThere ? current : items[items.length - 1].id };
    },

    async save({ items, current }) {
      const now = new Map(saved);
      const faults: unknown[] = [];
      const there = new Set(items.map(({ id }) => id));
      // One transaction each: a picture that is too large does not keep the others out.
      for (const item of items) {
        if (now.get(item.id) === item) continue;
        await put(item).then(
          () => now.set(item.id, item),
          (fault) => faults.push(fault),
        );
      }
      for (const id of saved.keys()) {
        if (there.has(id)) continue;
        await ask('items', 'readwrite', (store) => store.delete([slot, id]));
        now.delete(id);
      }
      saved = now;
      if (current !== savedCurrent) await ask('shown', 'readwrite', (store) => store.put(current, slot));
      savedCurrent = current;
      if (faults.length > 0) throw faults[0];
    },

    async forget() {
      saved = new Map();
      savedCurrent = null;
      await ask('items', 'readwrite', (store) => store.delete(ownKeys()));
      await ask('lesson', 'readwrite', (store) => store.clear());
    },
  };
}
