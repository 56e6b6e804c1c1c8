/**
 * Formats a share as per cent, with two decimals or as `format` says: "99.48 %".
 *
 * @param format formats the number before the sign
 */
export function percent(share: number, format = (value: number) => value.toFixed(2)): string {
  return `${format(100 * share)} %`;
}
