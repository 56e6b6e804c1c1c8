/** What an operation of the server is, as far as sending it needs to know; `generated.ts` has the table of them. */
export type Operation = {
  readonly method: string;
  /** With `{name}` where a member of the request stands. */
  readonly path: string;
  /** Members of the request that stand in the query. */
  readonly query?: readonly string[];
  /** Members of the request that are headers, and what these are called. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media types that the body may have. */
  readonly body?: readonly string[];
  /** Media types of the answer, the usual one first; none when it has no body. */
  readonly answers: readonly string[];
  /** Whether sending it twice does no more than sending it once. */
  readonly repeatable: boolean;
};

/** A body that is neither JSON nor a form. A `Blob` with a type is sent under that type. */
export type Bytes = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

export type Abortable = {
  /** Ends the request, and the waiting between its repetitions; the call then fails with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** What a method of the client was called with. Which other members there are, the operation says. */
export type AnyRequest = Abortable & {
  readonly body?: unknown;
  readonly accept?: string;
  readonly [member: string]: unknown;
};
