import type { Samples } from '../resize/rows.ts';
import { colours, type Png } from './png.ts';

export type Unpacker = {
  /** Samples per pixel: grey, grey and alpha, RGB, RGBA. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Converts the bytes of a line of `width` pixels; the result may be used again afterwards. */
  readonly unpack: (bytes: Uint8Array, width: number) => Samples;
};

/**
 * Unpacks lines to 8 bits a sample, or to 16 where the file has as many; looks up palettes and makes
 * alpha of tRNS (section 11.3.1.1).
 * @throws Error if the palette is missing
 */
export function unpacker(png: Png): Unpacker {
  const { colour, depth, transparency } = png;
  if (colour === colours.palette) return paletteUnpacker(png);
  const read = sampleReader(depth);
  if (colour === colours.greyAlpha)
    return { channels: 2, unpack: (bytes, width) => scaled(read(bytes, 2 * width), depth) };
  if (colour === colours.rgba)
    return { channels: 4, unpack: (bytes, width) => scaled(read(bytes, 4 * width), depth) };
  const samples = colour === colours.rgb ? 3 : 1;
  if (transparency === undefined || transparency.length < 2 * samples)
    return { channels: samples, unpack: (bytes, width) => scaled(read(bytes, samples * width), depth) };
  const key = Array.from({ length: samples }, (_, c) => (transparency[2 * c] << 8) | transparency[2 * c + 1]);
  return {
    channels: (samples + 1) as 2 | 4,
    unpack: (bytes, width) => withKey(read(bytes, samples * width), key, depth),
  };
}

/** Reads the samples as stored, 0 to 2 ** depth - 1. */
function sampleReader(depth: number): (bytes: Uint8Array, count: number) => Samples {
  if (depth === 8) return (bytes) => bytes;
  if (depth === 16)
    return (bytes, count) => {
      const samples = new Uint16Array(count);
      for (let i = 0; i < count; i++) samples[i] = (bytes[2 * i] << 8) | bytes[2 * i + 1];
      return samples;
    };
  const mask = 2 ** depth - 1;
  return (bytes, count) => {
    const samples = new Uint8Array(count);
    for (let i = 0, bit = 0; i < count; i++, bit += depth)
      samples[i] = (bytes[bit >> 3] >> (8 - depth - (bit & 7))) & mask;
    return samples;
  };
}

/** Scales 1, 2 and 4 bits to 0–255, in place. */
function scaled(samples: Samples, depth: number): Samples {
  if (depth >= 8) return samples;
  const factor = 255 / (2 ** depth - 1);
  for (let i = 0; i < samples.length; i++) samples[i] *= factor;
  return samples;
}

/** Adds alpha: 0 where all samples of a pixel equal the key. */
function withKey(samples: Samples, key: readonly number[], depth: number): Samples {
  const count = samples.length / key.length;
  const wide = key.length + 1;
  const out = depth === 16 ? new Uint16Array(count * wide) : new Uint8Array(count * wide);
  const [most, factor] = depth < 8 ? [255, 255 / (2 ** depth - 1)] : [2 ** depth - 1, 1];
  for (let i = 0; i < count; i++) {
    let isKey = true;
    for (let c = 0; c < key.length; c++) {
      const sample = samples[i * key.length + c];
      isKey &&= sample === key[c];
      out[i * wide + c] = sample * factor;
    }
    out[i * wide + key.length] = isKey ? 0 : most;
  }
  return out;
}

function paletteUnpacker({ palette, depth, transparency }: Png): Unpacker {
  if (palette === undefined || palette.length % 3 !== 0 || palette.length === 0)
    throw new Error('its palette is damaged');
  const channels = transparency === undefined ? 3 : 4;
  const read = sampleReader(depth);
  const entries = palette.length / 3;
  return {
    channels,
    unpack(bytes, width) {
      const indices = read(bytes, width);
      const out = new Uint8Array(width * channels);
      for (let i = 0; i < width; i++) {
        const entry = indices[i];
        if (entry >= entries) throw new Error(`uses colour ${entry} of a palette of ${entries}`);
        for (let c = 0; c < 3; c++) out[i * channels + c] = palette[3 * entry + c];
        if (transparency !== undefined) out[i * channels + 3] = transparency[entry] ?? 255;
      }
      return out;
    },
  };
}
