/**
 * Formats a difference of shares in percentage points, with two decimals and a real minus: -0.0231
 * is "−2.31". A value that rounds to zero has no sign: -0.00001 is "0.00".
 */
export function points(difference: number): string {
  return signed(100 * difference, 2);
}

/** Formats a number with the given decimals: a real minus, and no sign for zero. */
export function signed(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(size) > 0 ? `−${size}` : size;
}
