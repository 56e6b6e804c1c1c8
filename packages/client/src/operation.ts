/**
 * The properties of a server operation that are needed to send it. `generated.ts` contains the
 * table.
 */
export type Operation = {
  readonly method: string;
  /** Path with `{name}` for members of the request. */
  readonly path: string;
  /** Members of the request that go into the query. */
  readonly query?: readonly string[];
  /** Members of the request that are sent as headers, with the header names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media types of the request body. */
  readonly body?: readonly string[];
  /** Media types of the response, the default first; empty if it has no body. */
  readonly answers: readonly string[];
  /** True if the operation is idempotent. */
  readonly repeatable: boolean;
};

/** A body other than JSON or a form. A `Blob` with a type is sent with that type. */
export type Bytes = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

export type Abortable = {
  /** Aborts the request and its retries; the call then fails with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** The argument of a client method. The operation defines the other members. */
export type AnyRequest = Abortable & {
  readonly body?: unknown;
  readonly accept?: string;
  readonly [member: string]: unknown;
};
