import type { Reading } from '@cifra/core/base/types.ts';
import { decodeImage, imageSize } from '../capture/decodeImage.ts';
import { readingOptions } from '../inference/options.ts';
import { pngOf } from '../inference/png.ts';
import { bridge } from '../inference/reader.ts';
import { onServer, readOnServer } from '../inference/server.ts';
import { inkPicture } from '../ink/inkPicture.ts';
import { faultError } from '../platform/fault.ts';
import { placed } from './placed.ts';
import type { Source } from './session.ts';

type Read = {
  readonly readings: readonly Reading[];
  /** size of the picture that was read, pixels */
  readonly size: { readonly width: number; readonly height: number };
};

/**
 * Reads a drawing or a picture, on this device or on the server. Returns null for an empty sheet.
 * @throws FaultError
 */
export async function readSource(source: Source, signal: AbortSignal): Promise<Read | null> {
  const options = readingOptions.value;
  if (source.kind === 'ink') {
    const drawn = inkPicture(source.history.present);
    if (!drawn) return null;
    const readings = onServer.value
      ? await readOnServer(await pngOf(drawn.picture), signal)
      : await bridge.call('read', { picture: drawn.picture, options }, signal);
    return { readings: readings.map((reading) => placed(reading, drawn.toSheet)), size: drawn.picture };
  }
  if (source.kind === 'unopened') throw faultError(source.fault);
  if (onServer.value) {
    // The server reads the original file, so that its boxes are in the file's own pixels.
    const size = await imageSize(source);
    return { readings: await readOnServer(source.file, signal), size };
  }
  const picture = await decodeImage(source);
  return { readings: await bridge.call('read', { picture, options }, signal), size: picture };
}
