/**
 * A difference of shares in points of per cent, with two decimals and a real minus: -0.0231 is "−2.31". What rounds to nothing has no
 * sign: -0.00001 is "0.00".
 */
export function points(difference: number): string {
  return signed(100 * difference, 2);
}

/** A number with so many decimals: a real minus, and none before zero. */
export function signed(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(size) > 0 ? `−${size}` : size;
}
