/**
 * How a* and b* are stored in eight bits: TIFF 6.0 section 23 (signed), or the ICC profile format
 * (offset by 128).
 */
export type LabCoding = 'cielab' | 'icclab';

/**
 * CIE 15: the threshold 6/29, the white point D50, and XYZ (D50) to linear sRGB (Bradford
 * adaptation, Lindbloom).
 */
const DELTA = 6 / 29;
const WHITE = [0.9642, 1, 0.8249];
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/** Converts 8-bit CIE L*a*b* to sRGB in place: [pixels, 3]. */
export function labToSrgb(data: Uint8Array | Uint8ClampedArray, coding: LabCoding): void {
  for (let i = 0; i < data.length; i += 3) {
    const lightness = (data[i] * 100) / 255;
    const [a, b] = [data[i + 1], data[i + 2]].map((byte) =>
      coding === 'icclab' ? byte - 128 : (byte << 24) >> 24,
    );
    const y = (lightness + 16) / 116;
    const xyz = [y + a / 500, y, y - b / 200].map((f, k) => WHITE[k] * inverse(f));
    for (let k = 0; k < 3; k++) {
      const linear = TO_SRGB[k][0] * xyz[0] + TO_SRGB[k][1] * xyz[1] + TO_SRGB[k][2] * xyz[2];
      data[i + k] = Math.round(255 * companded(Math.min(1, Math.max(0, linear))));
    }
  }
}

function inverse(f: number): number {
  return f > DELTA ? f ** 3 : 3 * DELTA ** 2 * (f - 4 / 29);
}

/** IEC 61966-2-1. */
function companded(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
