/** A number that is not negative, in digits: no float is ever made of it, so nothing is rounded. */
export type Decimal = { readonly whole: string; readonly fraction: string };

/** `padded` digits follow the point when any does: 12.5 is written `12.50` with 2. A fraction of zeros is none. */
export function writeDecimal({ whole, fraction }: Decimal, padded = 0): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  return decimals === '' ? integer : `${integer}.${decimals.padEnd(padded, '0')}`;
}

/** Negative when a < b, 0 when they are equal; both as `-12.5`, exactly. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(fractionOf(a).length, fractionOf(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether min ≤ value ≤ max; a limit that is not given is none. */
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
