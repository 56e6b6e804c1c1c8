/** Object stores of this browser. Each request rejects if the browser stores nothing. */
export type Database<S extends string> = {
  /** Returns the result of one request. */
  ask<T>(store: S, mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>;
};

/**
 * Opens a database for each request, so that a page that is left holds no connection: a page with a
 * connection is kept alive by WebKit, and blocks a newer version of the page.
 */
export function database<S extends string>(name: string, stores: readonly S[]): Database<S> {
  function open(): Promise<IDBDatabase> {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const store of stores) opening.result.createObjectStore(store);
    };
    return done(opening);
  }

  return {
    async ask(store, mode, question) {
      const opened = await open();
      try {
        return await done(question(opened.transaction(store, mode).objectStore(store)));
      } finally {
        opened.close();
      }
    },
  };
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
