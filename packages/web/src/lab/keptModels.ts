import type { MadeModel } from './messages.ts';

/** A model in this browser's own database. */
export type KeptModel = MadeModel & { readonly id: string; readonly at: number };

const STORE = 'models';
const IN_USE = 'cifra.ownModel';

/** Every model that was kept, oldest first. */
export async function keptModels(): Promise<KeptModel[]> {
  const all = await request<KeptModel[]>('readonly', (store) => store.getAll());
  return all.sort((a, b) => a.at - b.at);
}

export async function keepModel(made: MadeModel, at: number): Promise<KeptModel> {
  const kept = { ...made, at, id: `${made.manifest.name}-${at}` };
  await request('readwrite', (store) => store.put(kept, kept.id));
  return kept;
}

export async function forgetModel(id: string): Promise<void> {
  await request('readwrite', (store) => store.delete(id));
}

/** A kept model by its id; undefined when it is gone, or when this browser keeps nothing. */
export async function keptModel(id: string): Promise<KeptModel | undefined> {
  return request<KeptModel | undefined>('readonly', (store) => store.get(id)).catch(() => undefined);
}

/** Which kept model reads on this page; null for the released one. */
export function modelInUse(): string | null {
  try {
    return localStorage.getItem(IN_USE);
  } catch {
    return null;
  }
}

export function readWith(id: string | null): void {
  if (id === null) localStorage.removeItem(IN_USE);
  else localStorage.setItem(IN_USE, id);
}

async function request<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open();
  try {
    return await done<T>(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('cifra-lab', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return done(opening);
}

function done<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
