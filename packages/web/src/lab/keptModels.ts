import type { MadeModel } from './messages.ts';

/** A model in this browser's own database. */
export type KeptModel = MadeModel & { readonly id: string; readonly at: number };

const MODELS = 'models';
/** Which model reads, under one key. */
const CHOICE = 'choice';
const IN_USE = 'in use';
/** How long the reader waits for the database, milliseconds. */
const PATIENCE = 2000;

/** Every model that was kept, oldest first. */
export async function keptModels(): Promise<KeptModel[]> {
  const all = await request<KeptModel[]>(MODELS, 'readonly', (store) => store.getAll());
  return all.sort((a, b) => a.at - b.at);
}

export async function keepModel(made: MadeModel, at: number): Promise<KeptModel> {
  const kept = { ...made, at, id: `${made.manifest.name}-${at}` };
  await request(MODELS, 'readwrite', (store) => store.put(kept, kept.id));
  return kept;
}

export async function forgetModel(id: string): Promise<void> {
  await request(MODELS, 'readwrite', (store) => store.delete(id));
}

/** Which kept model reads in this browser; null for the released one. */
export async function modelInUse(): Promise<string | null> {
  return (await request<string | undefined>(CHOICE, 'readonly', (store) => store.get(IN_USE))) ?? null;
}

/** Lets a kept model read, null for the released one; readers that are open already go on with theirs. */
export async function readWith(id: string | null): Promise<void> {
  await request(CHOICE, 'readwrite', (store) => (id === null ? store.delete(IN_USE) : store.put(id, IN_USE)));
}

/** The model that reads instead of the released one; null where there is none, or where this browser keeps nothing. */
export async function ownModel(): Promise<KeptModel | null> {
  try {
    return await Promise.race([chosenModel(), late()]);
  } catch {
    return null;
  }
}

async function chosenModel(): Promise<KeptModel | null> {
  const id = await modelInUse();
  if (id === null) return null;
  return (await request<KeptModel | undefined>(MODELS, 'readonly', (store) => store.get(id))) ?? null;
}

/** A database that another page holds must not keep the reader from reading. */
function late(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
}

async function request<T>(
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const database = await open();
  try {
    return await done<T>(ask(database.transaction(name, mode).objectStore(name)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('cifra-lab', 1);
  opening.onupgradeneeded = () => {
    for (const name of [MODELS, CHOICE]) opening.result.createObjectStore(name);
  };
  return done(opening);
}

function done<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
