import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { placed } from '@cifra/ink/reading/placed.ts';
import { type InkReading, readInk } from '@cifra/ink/reading/readInk.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import type { Reader, ReadOptions } from '../reader.ts';

/** Reads strokes as the page does; boxes in sheet units. */
export function readStrokes(ink: Ink, reader: Reader, options: ReadOptions): Promise<InkReading[]> {
  const readPart = async (part: Ink) => {
    const drawn = inkPicture(part);
    if (drawn === null) return [];
    const readings = await reader.read(drawn.picture, options);
    return readings.map((reading) => placed(reading, drawn.toSheet));
  };
  return readInk(ink, readPart, options.expect === undefined);
}
