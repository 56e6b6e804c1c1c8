import type { Picture } from '@cifra/core/base/types.ts';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Longest side at which codes are sought, pixels: modules of 0.6 mm on A4 have four pixels. */
const SIDE = 2400;

/** Reads the QR codes in a picture. */
export type ReadCodes = (picture: Picture) => Promise<readonly string[]>;

/** @param wasm the file `zxing-wasm/reader/zxing_reader.wasm`; the library would fetch it from a public server */
export function codeReader(wasm: ArrayBuffer): ReadCodes {
  prepareZXingModule({ overrides: { wasmBinary: wasm } });
  return async (picture) => {
    const image = { ...inRgba(picture), colorSpace: 'srgb' } as unknown as Parameters<typeof readBarcodes>[0];
    const codes = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 });
    return codes.map(({ text }) => text);
  };
}

/** The picture in grey, as the library wants it, shrunk by a whole number if it is large. */
function inRgba({ width, height, channels, data }: Picture) {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / SIDE));
  const [wide, tall] = [Math.floor(width / step), Math.floor(height / step)];
  const rgba = new Uint8ClampedArray(4 * wide * tall).fill(255);
  for (let y = 0, to = 0; y < tall; y++) {
    for (let x = 0; x < wide; x++, to += 4) {
      rgba.fill(meanOf(data, channels, (y * width + x) * step, width, step), to, to + 3);
    }
  }
  return { width: wide, height: tall, data: rgba };
}

/** Mean of the green of a square of pixels. */
function meanOf(data: Picture['data'], channels: number, first: number, width: number, side: number): number {
  const green = channels === 1 ? 0 : 1;
  let sum = 0;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) sum += data[channels * (first + y * width + x) + green];
  }
  return sum / side ** 2;
}
