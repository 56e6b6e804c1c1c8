import type { Picture, Reading } from '@cifra/core/base/types.ts';
import type { ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { placed } from '@cifra/ink/reading/placed.ts';
import { type InkReading, readInk } from '@cifra/ink/reading/readInk.ts';
import { type Ink, SHEET } from '@cifra/ink/stroke.ts';
import { decodeImage, imageSize } from '../capture/decodeImage.ts';
import { readingOptions } from '../inference/options.ts';
import { pngOf } from '../inference/png.ts';
import { bridge } from '../inference/reader.ts';
import { onServer, readOnServer } from '../inference/server.ts';
import { faultError } from '../platform/fault.ts';
import type { Source } from './session.ts';

type Read = {
  readonly readings: readonly InkReading[];
  /** size of the picture that was read, pixels, or of the sheet */
  readonly size: { readonly width: number; readonly height: number };
};

/**
 * Reads a drawing or a picture, on this device or on the server. Returns null for an empty sheet.
 * @throws FaultError
 */
export async function readSource(source: Source, signal: AbortSignal): Promise<Read | null> {
  const options = readingOptions.value;
  if (source.kind === 'ink') {
    const ink = source.history.present;
    if (ink.length === 0) return null;
    const read = (part: Ink) => readPart(part, options, signal);
    return { readings: await readInk(ink, read, options.expect === undefined), size: SHEET };
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

/** Reads strokes, on this device or on the server. */
async function readPart(ink: Ink, options: ReadingOptions, signal: AbortSignal): Promise<readonly Reading[]> {
  const drawn = inkPicture(ink);
  if (!drawn) return [];
  const readings = onServer.value
    ? await readOnServer(await pngOf(drawn.picture), signal)
    : await bridge.call('read', { picture: drawn.picture, options }, signal);
  return readings.map((reading) => placed(reading, drawn.toSheet));
}

/**
 * Reads a frame of the camera on this device: a server would get a picture every second, also of
 * what the visitor did not photograph.
 */
export function readFrame(picture: Picture, signal: AbortSignal): Promise<readonly Reading[]> {
  return bridge.call('read', { picture, options: readingOptions.value }, signal);
}
