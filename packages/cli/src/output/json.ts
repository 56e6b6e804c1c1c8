/**
 * Returns a value as one line (JSON Lines). Rounds numbers to six decimals, because further decimals
 * of a probability are noise.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value, roundNumbers);
}

/** Returns an indented document, for people and for `jq`. */
export function jsonDocument(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function roundNumbers(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(6)) : value;
}
