/** Type of a parameter's value. Choices may be of mixed types. */
export type Value = number | string | boolean;

/** A point of a space: the active parameters, in the space's order. */
export type Params = Readonly<Record<string, Value>>;

/** The values of one parameter; limits are inclusive. */
export type Domain =
  | { readonly kind: 'float'; readonly low: number; readonly high: number }
  /** Uniform on a logarithmic scale; `low` is above 0. */
  | { readonly kind: 'logFloat'; readonly low: number; readonly high: number }
  /** `low`, `low + step` … up to `high`, which is one of them. */
  | { readonly kind: 'int'; readonly low: number; readonly high: number; readonly step: number }
  | { readonly kind: 'categorical'; readonly choices: readonly Value[] };

/**
 * A parameter is active if each parameter in `when` is itself active and has one of the values
 * listed.
 */
export type Parameter = Domain & { readonly when?: Readonly<Record<string, readonly Value[]>> };

/** Parameters by name; one that others depend on comes before them. */
export type Space = Readonly<Record<string, Parameter>>;

/** True if a parameter is active, given the values of those before it. */
export function isActive({ when = {} }: Parameter, earlier: Params): boolean {
  return Object.entries(when).every(([name, wanted]) => name in earlier && wanted.includes(earlier[name]));
}

/** Builds a point of the space: asks `choose` for each active parameter, in order. */
export function fill(
  space: Space,
  choose: (name: string, domain: Domain, index: number) => Value,
): Record<string, Value> {
  const params: Record<string, Value> = {};
  for (const [index, [name, parameter]] of Object.entries(space).entries()) {
    if (isActive(parameter, params)) params[name] = choose(name, parameter, index);
  }
  return params;
}
