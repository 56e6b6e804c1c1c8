/** Three significant digits, with a real minus. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3))).replace(/^-/, '−');
}

/**
 * A number at an axis, which has room for six letters: large ones in thousands and millions, "400
 * k".
 */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${short(value / 1e6)} M`;
  return size >= 1e4 ? `${short(value / 1e3)} k` : short(value);
}
