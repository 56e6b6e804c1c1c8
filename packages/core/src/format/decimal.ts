/**
 * A non-negative number as digits. Nothing is rounded, because the number is never converted to a
 * float.
 */
export type Decimal = { readonly whole: string; readonly fraction: string };

/**
 * Writes a decimal number. A fraction has at least `padded` digits (12.5 becomes `12.50` with 2); a
 * fraction of zeros is omitted.
 */
export function writeDecimal({ whole, fraction }: Decimal, padded = 0): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  return decimals === '' ? integer : `${integer}.${decimals.padEnd(padded, '0')}`;
}

/** Compares two numbers such as `-12.5` exactly: negative if a < b, 0 if they are equal. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(fractionOf(a).length, fractionOf(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** True if min ≤ value ≤ max; an absent limit does not apply. */
export function isWithin(value: string, { min, max }: { min?: number; max?: number }): boolean {
  return (
    (min === undefined || compareDecimals(value, String(min)) >= 0) &&
    (max === undefined || compareDecimals(value, String(max)) <= 0)
  );
}

function scaled(value: string, places: number): bigint {
  return BigInt(value.split('.')[0] + fractionOf(value).padEnd(places, '0'));
}

function fractionOf(value: string): string {
  return value.split('.')[1] ?? '';
}
