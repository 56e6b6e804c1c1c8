/** An expected format that is none: which field, what it holds and what is wanted. */
export class ExpectError extends Error {
  override readonly name = 'ExpectError';
  /** For example `expect.min`. */
  readonly path: string;
  constructor(path: string, got: unknown, wanted: string) {
    super(`${path}: got ${describe(got)}, wanted ${wanted}`);
    this.path = path;
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN and no infinity.
  if (typeof value === 'number') return String(value);
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
