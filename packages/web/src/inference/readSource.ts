import type { Reading } from '@cifra/core/types.ts';
import { decodeImage, imageSize } from '../capture/decodeImage.ts';
import { inkPicture } from '../ink/inkPicture.ts';
import type { Source } from '../session/session.ts';
import { expected } from './expected.ts';
import { placed } from './placed.ts';
import { pngOf } from './png.ts';
import { bridge } from './reader.ts';
import { onServer, readOnServer } from './server.ts';

type Read = {
  readonly readings: readonly Reading[];
  /** size of the picture that was read, pixels */
  readonly size: { readonly width: number; readonly height: number };
};

/** Reads a drawing or a picture, on this device or on the server. Returns null for an empty sheet. */
export async function readSource(source: Source, signal: AbortSignal): Promise<Read | null> {
  const { expect } = expected.value;
  const options = expect ? { expect } : {};
  if (source.kind === 'ink') {
    const drawn = inkPicture(source.history.present);
    if (!drawn) return null;
    const readings = onServer.value
      ? await readOnServer(await pngOf(drawn.picture), expected.value.text, signal)
      : await bridge.call('read', { picture: drawn.picture, options }, signal);
    return { readings: readings.map((reading) => placed(reading, drawn.toSheet)), size: drawn.picture };
  }
  if (onServer.value) {
    // The server reads the original file, so that its boxes are in the file's own pixels.
    const size = await imageSize(source.file);
    return { readings: await readOnServer(source.file, expected.value.text, signal), size };
  }
  const picture = await decodeImage(source.file);
  return { readings: await bridge.call('read', { picture, options }, signal), size: picture };
}
