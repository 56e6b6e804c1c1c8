import type { ColumnType, Generated } from 'kysely';

/** Set by the database when a row is inserted. */
type Made = ColumnType<Date, Date | undefined, never>;

/**
 * receiving: pictures still arrive; open: they are being read. The last two are final, but a retry
 * opens `finished` again.
 */
export type JobState = 'receiving' | 'open' | 'finished' | 'cancelled';
export type ItemStatus = 'waiting' | 'read' | 'failed' | 'cancelled';

export type JobTable = {
  readonly id: string;
  readonly caller: string;
  readonly state: JobState;
  /** Reading options as JSON. */
  readonly options: string;
  readonly idempotency_key: string | null;
  /**
   * SHA-256, hex, of options, names and pictures. It must be equal in a repeated request. Null
   * while receiving.
   */
  readonly fingerprint: string | null;
  /** Numbers of pictures: all, with a result, and failed. The other pictures wait. */
  readonly total: Generated<number>;
  readonly read: Generated<number>;
  readonly failed: Generated<number>;
  readonly created_at: Made;
  /** While receiving: time of the last pictures. */
  readonly touched_at: Generated<Date>;
  readonly finished_at: Date | null;
};

export type JobItemTable = {
  readonly job_id: string;
  /** Place in the request, from 0. */
  readonly number: number;
  readonly chunk: number;
  /** The client's name for the picture. */
  readonly name: string;
  readonly status: Generated<ItemStatus>;
  /** Number of attempts to read this picture alone, after its chunk was interrupted. */
  readonly attempts: Generated<number>;
  /** JSON as it is returned; stored as text, because the database never reads it. */
  readonly result: string | null;
  readonly problem: string | null;
  /** True if reading it again may succeed. */
  readonly retryable: Generated<boolean>;
};

/**
 * Pictures that are not read yet. About a hundred are in one blob, because storing one blob per
 * picture would take longer than reading.
 */
export type JobChunkTable = {
  readonly job_id: string;
  readonly chunk: number;
  readonly first: number;
  /** Bytes of each picture. */
  readonly sizes: readonly number[];
  /** Key of the blob with the pictures, end to end. */
  readonly blob: string;
};

/** Blobs of a Postgres; in an embedded database they are files, and this table is empty. */
export type BlobTable = {
  readonly key: string;
  readonly made_at: Made;
  readonly bytes: Uint8Array;
};

export type FeedbackTable = {
  readonly id: string;
  readonly caller: string;
  readonly created_at: Made;
  /** What is really written in the picture. */
  readonly label: string;
  /** What was read, if the caller sent it. */
  readonly read_as: string | null;
  readonly model: string | null;
  readonly note: string | null;
  /**
   * Key of the picture, an upright PNG without metadata; null if the caller did not allow keeping
   * it.
   */
  readonly blob: string | null;
};

export type Scope = 'read' | 'write' | 'admin';

export type ApiKeyTable = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the token, hex. */
  readonly hash: string;
  readonly created_at: Made;
  readonly revoked_at: Date | null;
};

export type Schema = {
  readonly jobs: JobTable;
  readonly job_items: JobItemTable;
  readonly job_chunks: JobChunkTable;
  readonly blobs: BlobTable;
  readonly feedback: FeedbackTable;
  readonly api_keys: ApiKeyTable;
};
