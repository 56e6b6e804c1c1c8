/**
 * Converts a row of CMYK to RGB without colour management: ink absorbs in proportion.
 * @param inverted 255 is no ink
 */
export function cmykToRgb(row: Uint8Array, inverted: boolean): Uint8Array {
  const rgb = new Uint8Array((row.length / 4) * 3);
  for (let from = 0, to = 0; from < row.length; from += 4, to += 3) {
    const black = inverted ? row[from + 3] : 255 - row[from + 3];
    for (let c = 0; c < 3; c++) {
      const light = inverted ? row[from + c] : 255 - row[from + c];
      rgb[to + c] = Math.round((light * black) / 255);
    }
  }
  return rgb;
}
