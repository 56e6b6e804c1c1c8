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
    return new Promise((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }

  return {
    async ask(store, mode, question) {
      const opened = await open();
      try {
        const transaction = opened.transaction(store, mode);
        const asked = question(transaction.objectStore(store));
        // Without it, the transaction waits for this page, which may have been left by then: in
        // WebKit it would stay open, and every later page would wait for it.
        transaction.commit();
        return await completed(transaction, asked);
      } finally {
        opened.close();
      }
    },
  };
}

function completed<T>(transaction: IDBTransaction, asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
