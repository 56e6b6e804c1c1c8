/**
 * Reverses the filter of a line in place (PNG, third edition, 9.2).
 * @param line the filter's number, then the bytes
 * @param above the line above, already reversed; all zero for the first
 * @param step bytes per pixel, at least 1
 */
export function unfilter(line: Uint8Array, above: Uint8Array, step: number): void {
  switch (line[0]) {
    case 0:
      return;
    case 1:
      for (let i = 1 + step; i < line.length; i++) line[i] += line[i - step];
      return;
    case 2:
      for (let i = 1; i < line.length; i++) line[i] += above[i];
      return;
    case 3:
      for (let i = 1; i < line.length; i++) line[i] += ((i > step ? line[i - step] : 0) + above[i]) >> 1;
      return;
    case 4:
      // Without pixels to the left, the prediction is the pixel above.
      for (let i = 1; i <= step && i < line.length; i++) line[i] += above[i];
      for (let i = 1 + step; i < line.length; i++)
        line[i] += paeth(line[i - step], above[i], above[i - step]);
      return;
    default:
      throw new Error(`unknown filter ${line[0]}`);
  }
}

/** Filters all lines with Paeth's predictor, which suits photographs; each begins with its number. */
export function filtered(data: ArrayLike<number>, width: number, step: number): Uint8Array {
  const lines = new Uint8Array(data.length + data.length / width);
  for (let from = 0, to = 0; from < data.length; ) {
    lines[to++] = 4;
    for (let x = 0; x < width; x++, from++) {
      const [left, up] = [x < step ? 0 : data[from - step], from < width ? 0 : data[from - width]];
      const corner = x < step || from < width ? 0 : data[from - width - step];
      lines[to++] = data[from] - paeth(left, up, corner);
    }
  }
  return lines;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
