/**
 * Storage for data that are too large for rows: pictures. A row refers to its blob by the key.
 *
 * Blobs are outside transactions, so the order matters: a blob is stored before the row that refers
 * to it is committed, and deleted after the row is. A process that ends in between leaves a blob
 * without a row, which `sweepBlobs` finds later.
 */
export type Blobs = {
  /**
   * Resolves when the bytes are durable. Replaces a blob with the same key.
   * @throws Problem storage-full
   */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null if there is no such blob. */
  get(key: string): Promise<Uint8Array | null>;
  /** Ignores keys without a blob. */
  delete(keys: readonly string[]): Promise<void>;
  /** The keys of all blobs that were stored before `before`, in any order. */
  list(before: Date): AsyncIterable<string>;
  /**
   * @throws Problem storage-full if this many bytes do not fit; a storage that does not know never
   * throws
   */
  checkRoom(bytes: number): Promise<void>;
};

/** Deletes blobs whose rows were deleted. `sweepBlobs` finds those that cannot be deleted now. */
export async function dropBlobs(blobs: Blobs, keys: readonly string[]): Promise<void> {
  await blobs.delete(keys).catch(() => {});
}
