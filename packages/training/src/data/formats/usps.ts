import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { normalise } from '@cifra/core/frames/normalise.ts';
import { USPS_SIDE, type UspsDigits } from './uspsText.ts';

const VALUES = USPS_SIDE * USPS_SIDE;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/**
 * Puts USPS's 16×16 pictures into MNIST's frame, [n, 28, 28] with 255 = ink, with the reader's
 * normalisation. USPS digits fill their frame from edge to edge; MNIST's are centred with a margin.
 */
export function toMnistFrame(images: UspsDigits['images']): Uint8Array {
  const count = images.length / VALUES;
  const framed = new Uint8Array(count * PIXELS);
  for (let row = 0; row < count; row++) {
    const bytes = images.subarray(row * VALUES, (row + 1) * VALUES);
    const ink = Float32Array.from(bytes, (byte) => byte / 255);
    const digit = normalise({ width: USPS_SIDE, height: USPS_SIDE, data: ink });
    for (let i = 0; i < PIXELS; i++) framed[row * PIXELS + i] = Math.round(digit[i] * 255);
  }
  return framed;
}
