import type { Picture } from '@cifra/core/base/types.ts';

/**
 * Repeats grey as red, green and blue: [pixels, 1] to [pixels, 3], [pixels, 2] to [pixels, 4].
 * RGB and RGBA stay.
 */
export function asColours(levels: Uint8Array, channels: number): Pick<Picture, 'channels' | 'data'> {
  if (channels > 2) return { data: levels, channels: channels as 3 | 4 };
  const wide = channels + 2;
  const data = new Uint8Array((levels.length / channels) * wide);
  for (let from = 0, to = 0; from < levels.length; from += channels, to += wide) {
    data[to] = data[to + 1] = data[to + 2] = levels[from];
    if (channels === 2) data[to + 3] = levels[from + 1];
  }
  return { data, channels: wide as 3 | 4 };
}
