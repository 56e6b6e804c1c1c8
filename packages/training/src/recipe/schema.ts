/**
 * Checks of plain JSON. A `Check` returns the value, rebuilt in the order of the description. It throws on
 * the first error: where it is, what was found and what was wanted.
 */
export type Check<T> = (value: unknown, path: string) => T;

type Optional<T> = { readonly optional: Check<T> };
type Fields = Readonly<Record<string, Check<unknown> | Optional<unknown>>>;
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K] extends Check<unknown> ? K : never }[keyof F];
type Shape<F extends Fields> = {
  readonly [K in RequiredKeys<F>]: F[K] extends Check<infer T> ? T : never;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: F[K] extends Optional<infer T> ? T : never;
};

/** A field without the wanted value. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  readonly path: string;
  constructor(path: string, got: unknown, wanted: string) {
    super(`${path}: got ${describe(got)}, wanted ${wanted}`);
    this.path = path;
  }
}

export const optional = <T>(check: Check<T>): Optional<T> => ({ optional: check });

export function text({
  pattern,
  wanted = 'a non-empty text',
}: {
  pattern?: RegExp;
  wanted?: string;
} = {}): Check<string> {
  return (value, path) => {
    if (typeof value !== 'string' || value === '' || (pattern && !pattern.test(value)))
      throw new SchemaError(path, value, wanted);
    return value;
  };
}

/** `from` and `to` are inclusive, `above` and `below` exclusive. */
export function number(
  limits: { from?: number; above?: number; to?: number; below?: number; whole?: boolean } = {},
): Check<number> {
  const { from = -Infinity, above = -Infinity, to = Infinity, below = Infinity, whole = false } = limits;
  const wanted = wantedNumber(limits);
  return (value, path) => {
    const right =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      (!whole || Number.isSafeInteger(value)) &&
      value >= from &&
      value > above &&
      value <= to &&
      value < below;
    if (!right) throw new SchemaError(path, value, wanted);
    return value;
  };
}

export const flag: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new SchemaError(path, value, 'true or false');
  return value;
};

export function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value, path) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new SchemaError(path, value, choices.map((c) => `"${c}"`).join(' or '));
    return choice;
  };
}

export function list<T>(item: Check<T>, { atLeast = 0 }: { atLeast?: number } = {}): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < atLeast) {
      throw new SchemaError(path, value, atLeast > 0 ? `a list of at least ${atLeast}` : 'a list');
    }
    return value.map((element, index) => item(element, `${path}[${index}]`));
  };
}

/** An object with exactly these fields. */
export function record<F extends Fields>(fields: F): Check<Shape<F>> {
  return (value, path) => {
    const given = asObject(value, path);
    refuseUnknown(given, Object.keys(fields), path);
    const checked: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(fields)) {
      if (typeof field === 'function') checked[key] = field(given[key], `${path}.${key}`);
      else if (given[key] !== undefined) checked[key] = field.optional(given[key], `${path}.${key}`);
    }
    return checked as Shape<F>;
  };
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

function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SchemaError(path, value, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function refuseUnknown(
  given: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new SchemaError(`${path}.${unknown}`, given[unknown], `no such field (known: ${known.join(', ')})`);
  }
}

function wantedNumber({
  from,
  above,
  to,
  below,
  whole = false,
}: Parameters<typeof number>[0] & object): string {
  const limits = [
    from === undefined ? '' : `≥ ${from}`,
    above === undefined ? '' : `> ${above}`,
    to === undefined ? '' : `≤ ${to}`,
    below === undefined ? '' : `< ${below}`,
  ].filter(Boolean);
  return [whole ? 'a whole number' : 'a number', limits.join(' and ')].filter(Boolean).join(' ');
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no NaN and no infinity.
  if (typeof value === 'number') return String(value);
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
