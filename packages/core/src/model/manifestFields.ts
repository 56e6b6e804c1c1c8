/** Checks of single entries of `manifest.json`; each names the entry, what it is and what it should be. */
export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown, entry: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(entry, value, 'an object');
  return value as Json;
}

export function list(value: unknown, entry: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(entry, value, 'a list');
  return value as readonly unknown[];
}

/** A text, which may be empty. */
export function text(value: unknown, entry: string): void {
  if (typeof value !== 'string') fail(entry, value, 'a text');
}

export function string(value: unknown, entry: string): void {
  if (value === '') fail(entry, value, 'a text that is not empty');
  text(value, entry);
}

export function finite(value: unknown, entry: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(entry, value, 'a number');
  return value as number;
}

/** A number from 0 up. */
export function amount(value: unknown, entry: string): void {
  if (finite(value, entry) < 0) fail(entry, value, 'a number from 0');
}

export function share(value: unknown, entry: string): void {
  const number = finite(value, entry);
  if (number < 0 || number > 1) fail(entry, number, 'in [0, 1]');
}

/** An object whose values are all texts. */
export function texts(value: unknown, entry: string): void {
  for (const [key, each] of Object.entries(object(value, entry))) text(each, `${entry}["${key}"]`);
}

export function fail(entry: string, got: unknown, wanted: string): never {
  const shown = JSON.stringify(got) ?? 'missing';
  const short = shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
  throw new Error(`manifest.json: ${entry} is ${short}, wanted ${wanted}`);
}
