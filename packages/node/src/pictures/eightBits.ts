/** Typed arrays for sharp's sample depths other than bytes. */
export const deepSamples = {
  char: Int8Array,
  ushort: Uint16Array,
  short: Int16Array,
  uint: Uint32Array,
  int: Int32Array,
  float: Float32Array,
} as const;

export type DeepSamples = Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array;

/**
 * Largest values of 1, 7, 8, 10, 12, 14, 15 and 16 bits. Files state how many bits store a sample,
 * not how many are used.
 */
const FULL_SCALES = [1, 127, 255, 1023, 4095, 16383, 32767, 65535];

/**
 * libvips inverts 16-bit samples in which 0 is white by subtracting them from this value, for any
 * full scale.
 */
const INVERTED = 65535;

type Range = { readonly low: number; readonly high: number };

/**
 * Scales deep samples to 0–255; input and output are [pixels, channels]. Scanners and cameras store
 * 10 or 12 bits in 16, and software writes floats of 0–1, 0–255 and 0–65535, so the brightest
 * sample determines the full scale. Alpha has its own scale. NaN and infinity mark missing data and
 * become 255.
 * @param inverted true if the samples are 65535 minus the values in the file, in which 0 is white
 */
export function eightBits(samples: DeepSamples, channels: number, inverted = false): Uint8Array {
  const colours = channels === 2 || channels === 4 ? channels - 1 : channels;
  const data = new Uint8Array(samples.length);
  const read = inverted ? (i: number) => INVERTED - samples[i] : (i: number) => samples[i];
  for (const [from, to] of [[0, colours] as const, [colours, channels] as const]) {
    const { low, high } = rangeOf(samples, read, channels, from, to);
    const factor = 255 / (high - low);
    for (let pixel = 0; pixel < samples.length; pixel += channels) {
      for (let i = pixel + from; i < pixel + to; i++) {
        const level = (read(i) - low) * factor;
        data[i] = Number.isFinite(level) ? Math.round(inverted ? 255 - level : level) : 255;
      }
    }
  }
  return data;
}

/** Covers channels `from` to `to`, exclusive. */
function rangeOf(
  samples: DeepSamples,
  read: (i: number) => number,
  channels: number,
  from: number,
  to: number,
): Range {
  let [min, max] = [0, 0];
  for (let pixel = 0; pixel < samples.length; pixel += channels) {
    for (let i = pixel + from; i < pixel + to; i++) {
      const value = read(i);
      if (value < min && value > Number.NEGATIVE_INFINITY) min = value;
      if (value > max && value < Number.POSITIVE_INFINITY) max = value;
    }
  }
  const low = min < 0 && samples instanceof Int8Array ? -128 : min;
  return { low, high: low + fullScale(max - low, samples) };
}

/**
 * Returns the smallest common full scale that contains the brightest sample. Floats and 32-bit
 * integers can have any unit. If the brightest sample is below half of that scale, it is itself the
 * full scale.
 */
function fullScale(max: number, samples: DeepSamples): number {
  if (max === 0) return 1;
  const isFloat = samples instanceof Float32Array;
  const usual = FULL_SCALES.find((full) => max <= full && (isFloat || full > 1)) ?? max;
  const isFree = isFloat || samples.BYTES_PER_ELEMENT === 4;
  return isFree && max < usual / 2 && usual > 1 ? max : usual;
}
