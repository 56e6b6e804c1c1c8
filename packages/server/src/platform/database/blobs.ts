/**
 * Where bytes are kept that are too large for rows: pictures. A row names its blob by the key.
 *
 * Blobs know nothing of transactions, so the order matters: a blob is stored before the row that names it is committed, and deleted
 * after the row is gone. A process that ends in between leaves a blob without a row, which `sweepBlobs` finds later.
 */
export type Blobs = {
  /** Resolves when the bytes are safe, on disk too. Replaces what has the same key. @throws Problem storage-full */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such blob. */
  get(key: string): Promise<Uint8Array | null>;
  /** Keys without a blob are ignored. */
  delete(keys: readonly string[]): Promise<void>;
  /** Every key of a blob that was stored before `before`, in any order. */
  list(before: Date): AsyncIterable<string>;
  /** @throws Problem storage-full when so many bytes would not fit; a store that cannot tell says nothing */
  checkRoom(bytes: number): Promise<void>;
};

/** Deletes blobs whose rows are gone. One that cannot be deleted now is found by `sweepBlobs` later. */
export async function dropBlobs(blobs: Blobs, keys: readonly string[]): Promise<void> {
  await blobs.delete(keys).catch(() => {});
}
