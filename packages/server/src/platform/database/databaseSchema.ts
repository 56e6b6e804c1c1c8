import type { ColumnType, Generated } from 'kysely';

/** Set by the database when a row is made. */
type Made = ColumnType<Date, Date | undefined, never>;

/** receiving: pictures still arrive; open: they are being read. The last two are final, but a retry opens `finished` again. */
export type JobState = 'receiving' | 'open' | 'finished' | 'cancelled';
export type ItemStatus = 'waiting' | 'read' | 'failed' | 'cancelled';

export type JobTable = {
  readonly id: string;
  readonly caller: string;
  readonly state: JobState;
  /** Reading options as JSON. */
  readonly options: string;
  readonly idempotency_key: string | null;
  /** SHA-256, hex, of options, names and pictures: what must be equal for a repeated request. Null while receiving. */
  readonly fingerprint: string | null;
  /** Pictures of the job, those with a reading, those without; the rest waits. */
  readonly total: Generated<number>;
  readonly read: Generated<number>;
  readonly failed: Generated<number>;
  readonly created_at: Made;
  /** While receiving: when the last pictures came. */
  readonly touched_at: Generated<Date>;
  readonly finished_at: Date | null;
};

export type JobItemTable = {
  readonly job_id: string;
  /** Place in the request, from 0. */
  readonly number: number;
  readonly chunk: number;
  /** As the client called the picture. */
  readonly name: string;
  readonly status: Generated<ItemStatus>;
  /** How often it was begun alone, after its chunk had been interrupted. */
  readonly attempts: Generated<number>;
  /** JSON as it is handed out; text, because the database never looks into it. */
  readonly result: string | null;
  readonly problem: string | null;
  /** Whether reading it again may help. */
  readonly retryable: Generated<boolean>;
};

/** Pictures until they are read: some hundred in one blob, since one for each would cost more than reading it. */
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
  /** What is really written there. */
  readonly label: string;
  /** What had been read, where the caller said so. */
  readonly read_as: string | null;
  readonly model: string | null;
  readonly note: string | null;
  /** Key of the picture, a PNG, upright and without metadata; null when the caller did not allow it to be kept. */
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
