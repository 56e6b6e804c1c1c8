import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import type { ParquetPicture } from '../formats/parquet.ts';
import { LARGEST } from '../formats/rawFile.ts';
import type { PicturePart } from '../pictures/layout.ts';
import type { PixelPart } from './pixelPart.ts';

/** Number of pictures decoded concurrently. */
const AT_A_TIME = 8;

/** `name` is that of its file; without one, the picture is a row of a table. */
type NamedPicture = ParquetPicture & { readonly name?: string };

/**
 * Decodes picture files to one array.
 * @throws DataError that names the row of a picture that is damaged or has another size
 */
export async function pictureParts(
  pictures: readonly NamedPicture[],
  part: PicturePart,
  file: string,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<PixelPart> {
  const { height, width } = await decodeRow(pictures, 0, file, decode);
  const pixels = height * width;
  if (pictures.length * pixels > LARGEST)
    throw new DataError(
      `${file}: got ${pictures.length} pictures of ${width}×${height}, expected at most ${LARGEST} pixels`,
    );
  const values = new Uint8Array(pictures.length * pixels);
  for (let first = 0; first < pictures.length; first += AT_A_TIME) {
    const rows = pictures.slice(first, first + AT_A_TIME).map((_, i) => first + i);
    const decoded = await Promise.all(rows.map((row) => decodeRow(pictures, row, file, decode)));
    for (const [i, picture] of decoded.entries()) {
      if (picture.height !== height || picture.width !== width)
        throw new DataError(
          `${placeOf(pictures, first + i, file)}: got a picture of ${picture.width}×${picture.height}, expected ${width}×${height} as in ` +
            `the first one; pictures of different sizes are used as they are, in a folder: npx cifra train digit --train-on FOLDER`,
        );
      values.set(grey(picture), (first + i) * pixels);
    }
  }
  return { part, height, width, values, labels: pictures.map(({ label }) => label) };
}

async function decodeRow(
  pictures: readonly NamedPicture[],
  row: number,
  file: string,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<Picture> {
  try {
    return await decode(pictures[row].bytes);
  } catch (error) {
    throw new DataError(`${placeOf(pictures, row, file)}: the picture ${(error as Error).message}`);
  }
}

function placeOf(pictures: readonly NamedPicture[], row: number, file: string): string {
  const { name } = pictures[row];
  return name === undefined ? `${file}, row ${row + 1}` : `${file}/${name}`;
}

/** Luminance (ITU-R BT.601) on white paper, [height, width]. */
export function grey({ width, height, channels, data }: Picture): Uint8Array {
  if (channels === 1) return Uint8Array.from(data);
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const at = i * channels;
    const light = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    const alpha = channels === 4 ? data[at + 3] / 255 : 1;
    out[i] = Math.round(light * alpha + 255 * (1 - alpha));
  }
  return out;
}
