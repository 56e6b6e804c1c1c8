/** Gaussian blur of [height, width] planes, in place; the border's pixels are repeated outside. */
export function blur(planes: readonly Float32Array[], width: number, height: number, sigma: number): void {
  if (sigma < 0.15) return;
  const reach = reachOf(sigma);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  for (let i = 0; i < kernel.length; i++) kernel[i] /= sum;
  const rows = new Float32Array(width * height);
  for (const plane of planes) {
    alongRows(plane, rows, width, height, kernel, reach);
    alongColumns(rows, plane, width, height, kernel, reach);
  }
}

/** Pixels beyond which the blur of this width does not reach. */
export function reachOf(sigma: number): number {
  return Math.ceil(2.5 * sigma);
}

function alongRows(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
  reach: number,
): void {
  const padded = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < padded.length; x++)
      padded[x] = from[row + Math.max(0, Math.min(width - 1, x - reach))];
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) sum += kernel[k] * padded[x + k];
      to[row + x] = sum;
    }
  }
}

function alongColumns(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
  reach: number,
): void {
  to.fill(0);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let k = 0; k < kernel.length; k++) {
      const source = Math.max(0, Math.min(height - 1, y + k - reach)) * width;
      const weight = kernel[k];
      for (let x = 0; x < width; x++) to[row + x] += weight * from[source + x];
    }
  }
}
