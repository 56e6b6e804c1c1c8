import { CifraError } from '../base/error.ts';

/**
 * Checks of plain JSON. A `Check` returns the value, rebuilt in the order of the description. It
 * throws a `FieldError` for the first wrong value.
 */
export type Check<T> = (value: unknown, path: string) => T;

/** A field that may be missing. */
export type Optional<T> = { readonly optional: Check<T> };
export type Fields = Readonly<Record<string, Check<unknown> | Optional<unknown>>>;
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends Check<unknown> ? K : never }[keyof F];
type Shape<F extends Fields> = {
  readonly [K in RequiredKeys<F>]: F[K] extends Check<infer T> ? T : never;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: F[K] extends Optional<infer T> ? T : never;
};

/**
 * A wrong value. Names its path, such as `recipe.model.layers[0].out`, the value found and what was
 * expected.
 */
export class FieldError extends CifraError {
  override readonly name = 'FieldError';
  readonly path: string;
  readonly got: unknown;
  readonly expected: string;

  constructor(path: string, got: unknown, expected: string) {
    super('invalid-field', `${path}: got ${describe(got)}, expected ${expected}`);
    this.path = path;
    this.got = got;
    this.expected = expected;
  }
}

export const optional = <T>(check: Check<T>): Optional<T> => ({ optional: check });

/** A text that is not empty. */
export function text({
  pattern,
  expected = 'a non-empty text',
}: {
  pattern?: RegExp;
  expected?: string;
} = {}): Check<string> {
  return (value, path) => {
    if (typeof value !== 'string' || value === '' || (pattern && !pattern.test(value)))
      throw new FieldError(path, value, expected);
    return value;
  };
}

/** A text that may be empty. */
export const anyText: Check<string> = (value, path) => {
  if (typeof value !== 'string') throw new FieldError(path, value, 'a text');
  return value;
};

/** `from` and `to` are inclusive, `above` and `below` exclusive. */
type Limits = { from?: number; above?: number; to?: number; below?: number; whole?: boolean };

export function number(limits: Limits = {}): Check<number> {
  const { from = -Infinity, above = -Infinity, to = Infinity, below = Infinity, whole = false } = limits;
  const expected = expectedNumber(limits);
  return (value, path) => {
    const right =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      (!whole || Number.isSafeInteger(value)) &&
      value >= from &&
      value > above &&
      value <= to &&
      value < below;
    if (!right) throw new FieldError(path, value, expected);
    return value;
  };
}

export const flag: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new FieldError(path, value, 'true or false');
  return value;
};

export function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value, path) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new FieldError(path, value, choices.map((c) => `"${c}"`).join(' or '));
    return choice;
  };
}

export function list<T>(item: Check<T>, { atLeast = 0 }: { atLeast?: number } = {}): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < atLeast) {
      throw new FieldError(path, value, atLeast > 0 ? `a list of at least ${atLeast}` : 'a list');
    }
    return value.map((element, index) => item(element, `${path}[${index}]`));
  };
}

/** Exactly this JSON value. */
export function constant<const T>(expected: T): Check<T> {
  const json = JSON.stringify(expected);
  return (value, path) => {
    if (JSON.stringify(value) !== json) throw new FieldError(path, value, json);
    return value as T;
  };
}

/** An object with exactly these fields. */
export function record<F extends Fields>(fields: F): Check<Shape<F>> {
  return (value, path) => {
    const given = asObject(value, path);
    refuseUnknown(given, Object.keys(fields), path);
    return checkFields(given, fields, path);
  };
}

/** An object with at least these fields; others are kept as they are. */
export function openRecord<F extends Fields>(fields: F): Check<Shape<F>> {
  return (value, path) => {
    const given = asObject(value, path);
    return { ...given, ...checkFields(given, fields, path) };
  };
}

function checkFields<F extends Fields>(given: Json, fields: F, path: string): Shape<F> {
  const checked: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'function') checked[key] = field(given[key], at(path, key));
    else if (given[key] !== undefined) checked[key] = field.optional(given[key], at(path, key));
  }
  return checked as Shape<F>;
}

/** An object whose keys are not fixed, and whose values all pass the check. */
export function dictionary<T>(item: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value, path) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([key, each]) => [key, item(each, at(path, key))]),
    );
}

/** A discriminated union; `table` holds the other fields for each value of `kind`. */
export function variants<T extends Readonly<Record<string, Fields>>>(
  table: T,
): Check<{ [K in keyof T & string]: { readonly kind: K } & Shape<T[K]> }[keyof T & string]> {
  const kinds = Object.keys(table);
  return (value, path) => {
    const { kind, ...rest } = asObject(value, path);
    const known = oneOf(...kinds)(kind, `${path}.kind`);
    return { kind: known, ...record(table[known] as Fields)(rest, path) } as never;
  };
}

export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FieldError(path, value, 'an object');
  return value as Json;
}

function refuseUnknown(given: Json, known: readonly string[], path: string): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const expected = known.length > 0 ? `no such field (known: ${known.join(', ')})` : 'no field but kind';
  throw new FieldError(at(path, unknown), given[unknown], expected);
}

/** The path of a field. Keys that are not names, such as file names, are quoted. */
function at(path: string, key: string): string {
  return /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function expectedNumber({ from, above, to, below, whole }: Limits): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (from !== undefined && to !== undefined) return `${kind} from ${from} to ${to}`;
  const limits = [
    from === undefined ? '' : `≥ ${from}`,
    above === undefined ? '' : `> ${above}`,
    to === undefined ? '' : `≤ ${to}`,
    below === undefined ? '' : `< ${below}`,
  ].filter(Boolean);
  return [kind, limits.join(' and ')].filter(Boolean).join(' ');
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN and no infinity.
  if (typeof value === 'number') return String(value);
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
