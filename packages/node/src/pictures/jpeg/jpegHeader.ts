import { type Orientation, orientationOf } from '../orientation.ts';

/** What the markers of a JPEG say (ITU-T T.81, annex B). */
export type JpegHeader = {
  /** Pixels as stored, before the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly orientation: Orientation;
  /** Adobe's programs store CMYK inverted: 255 is no ink. */
  readonly isAdobe: boolean;
  readonly scans: number;
  /** The end marker follows the last scan. */
  readonly isComplete: boolean;
};

const marker = { soi: 0xd8, eoi: 0xd9, scan: 0xda, exif: 0xe1, adobe: 0xee } as const;
const EXIF = 'Exif\0\0';

/**
 * Walks over all markers, because only the number of scans bounds the time that decoding takes.
 * @throws Error if there is no frame header
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let frame: Pick<JpegHeader, 'width' | 'height' | 'components'> | undefined;
  let exif: Buffer | undefined;
  let [isAdobe, scans, isComplete] = [false, 0, false];
  for (const { code, content } of segmentsOf(file)) {
    if (isFrame(code) && frame === undefined && content.length >= 6)
      frame = { height: content.readUInt16BE(1), width: content.readUInt16BE(3), components: content[5] };
    else if (code === marker.exif && content.toString('latin1', 0, 6) === EXIF) exif ??= content.subarray(6);
    else if (code === marker.adobe && content.toString('latin1', 0, 5) === 'Adobe') isAdobe = true;
    else if (code === marker.scan) scans++;
    else if (code === marker.eoi) isComplete = true;
  }
  if (frame === undefined || frame.width === 0 || frame.height === 0) throw new Error('its size is missing');
  return { ...frame, orientation: orientationOf(exif), isAdobe, scans, isComplete };
}

/** SOF0–SOF15 without DHT, JPG and DAC, which lie between them. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** Yields the segments up to the end marker or the end of the file; skips what is between them. */
function* segmentsOf(file: Buffer): Generator<{ code: number; content: Buffer }> {
  for (let at = 2; at >= 0; ) {
    at = nextMarker(file, at);
    if (at < 0) return;
    const code = file[at + 1];
    at += 2;
    if (code === marker.eoi) {
      yield { code, content: file.subarray(at, at) };
      return;
    }
    if (code === marker.soi || at + 2 > file.length) continue;
    const end = at + file.readUInt16BE(at);
    if (end > file.length) return;
    yield { code, content: file.subarray(at + 2, end) };
    at = Math.max(end, at + 2);
  }
}

/**
 * Finds the next marker. In the data of a scan, 0xFF is followed by 0, or by a restart marker; both
 * are skipped, and so are fill bytes and stray bytes between segments.
 */
function nextMarker(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const code = file[at + 1];
    const isData = code === 0 || code === 0xff || code === 1 || (code >= 0xd0 && code <= 0xd7);
    if (!isData) return at;
  }
  return -1;
}
