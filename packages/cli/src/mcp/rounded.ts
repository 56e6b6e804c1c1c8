/** Six decimals: further decimals of a probability are noise. */
export function rounded(value: number): number {
  return Number(value.toFixed(6));
}
