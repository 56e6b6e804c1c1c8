import type { Domain, Value } from './space.ts';

/** Number of values in a domain; Infinity for floats. */
export function countOf(domain: Domain): number {
  switch (domain.kind) {
    case 'float':
    case 'logFloat':
      return Infinity;
    case 'int':
      return (domain.high - domain.low) / domain.step + 1;
    case 'categorical':
      return domain.choices.length;
  }
}

/**
 * The value at a place in [0, 1]: continuous for floats; whole numbers and choices have cells of
 * equal width.
 */
export function valueAt(domain: Domain, place: number): Value {
  const cell = Math.min(Math.floor(place * countOf(domain)), countOf(domain) - 1);
  switch (domain.kind) {
    case 'float':
      return within(domain, domain.low + place * (domain.high - domain.low));
    case 'logFloat':
      return within(domain, domain.low * (domain.high / domain.low) ** place);
    case 'int':
      return domain.low + domain.step * cell;
    case 'categorical':
      return domain.choices[cell];
  }
}

/** The place in [0, 1] of a value; for whole numbers and choices, the middle of their cell. */
export function placeOf(domain: Domain, value: Value): number {
  switch (domain.kind) {
    case 'float':
      return ((value as number) - domain.low) / (domain.high - domain.low);
    case 'logFloat':
      return Math.log((value as number) / domain.low) / Math.log(domain.high / domain.low);
    case 'int':
      return (((value as number) - domain.low) / domain.step + 0.5) / countOf(domain);
    case 'categorical':
      return (domain.choices.indexOf(value) + 0.5) / domain.choices.length;
  }
}

/** True if the domain contains this value. */
export function contains(domain: Domain, value: Value): boolean {
  if (domain.kind === 'categorical') return domain.choices.includes(value);
  if (typeof value !== 'number' || !(value >= domain.low && value <= domain.high)) return false;
  return domain.kind !== 'int' || (value - domain.low) % domain.step === 0;
}

/** Clamps to the limits, which rounding can exceed slightly. */
function within({ low, high }: { low: number; high: number }, value: number): number {
  return Math.min(high, Math.max(low, value));
}
