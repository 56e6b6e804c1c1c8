/** One value on one line (JSON Lines); numbers keep six decimals, since a probability's seventh is noise. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value, roundNumbers);
}

/** A whole document for people and for `jq`, indented. */
export function jsonDocument(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function roundNumbers(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(6)) : value;
}
