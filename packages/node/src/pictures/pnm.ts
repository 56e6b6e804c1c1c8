import type { Picture } from '@cifra/core/base/types.ts';
import { asColours } from './colours.ts';
import { eightBits } from './eightBits.ts';
import { limits } from './limits.ts';
import { PictureError } from './pictureError.ts';

/**
 * Reads the Netpbm formats PBM, PGM and PPM, plain and raw, and PAM. SANE saves scans in them, and
 * sharp's prebuilt libvips does not support them. Source: Netpbm's manual pages pbm(5), pgm(5),
 * ppm(5) and pam(5).
 */
export type PnmHeader = {
  /** 1–7, as in P1–P7. */
  readonly kind: number;
  readonly width: number;
  readonly height: number;
  /** Samples per pixel: grey, grey and alpha, RGB, RGBA. */
  readonly samples: number;
  /** The brightest value. */
  readonly most: number;
  /** Bytes from the start of the file. */
  readonly pixelsAt: number;
};

const SPACE = new Set([0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d]);
const HASH = 0x23;
const NEWLINE = 0x0a;
const ZERO = 0x30;
const PLAIN_BITS = 1;
const RAW_BITS = 4;
const PAM = 7;
/** The header of PAM consists of text lines. */
const PAM_HEADER_BYTES = 4096;

/** @throws PictureError 'damaged' or 'unsupported' */
export function readPnmHeader(bytes: Uint8Array, at = 0): PnmHeader {
  const kind = bytes[at + 1] - ZERO;
  const header = kind === PAM ? readPamHeader(bytes, at) : readPlainHeader(bytes, at, kind);
  const { width, height, samples, most } = header;
  need(!Number.isNaN(width * height * samples * most), 'lacks a number in its header');
  need(width > 0 && height > 0, `claims to be ${width}×${height} pixels`);
  need(most >= 1 && most <= 65535, `has a largest value of ${most}`);
  if (samples < 1 || samples > 4)
    throw new PictureError('unsupported', `is a PAM of ${samples} channels: save it as grey or RGB`);
  return header;
}

function readPlainHeader(bytes: Uint8Array, at: number, kind: number): PnmHeader {
  const reader = { bytes, at: at + 2 };
  const width = nextNumber(reader);
  const height = nextNumber(reader);
  const isBits = kind === PLAIN_BITS || kind === RAW_BITS;
  const most = isBits ? 1 : nextNumber(reader);
  // One white-space character ends the header; a comment counts as a line break.
  if (bytes[reader.at] === HASH) while (reader.at < bytes.length && bytes[reader.at] !== NEWLINE) reader.at++;
  return { kind, width, height, samples: kind % 3 === 0 ? 3 : 1, most, pixelsAt: reader.at + 1 };
}

function readPamHeader(bytes: Uint8Array, at: number): PnmHeader {
  const text = Buffer.from(bytes.subarray(at, at + PAM_HEADER_BYTES)).toString('latin1');
  const end = /^ENDHDR[ \t]*\n/m.exec(text);
  need(end !== null, 'has no ENDHDR line');
  const field = (name: string) =>
    Number(new RegExp(`^${name}[ \\t]+(\\d+)`, 'm').exec(text.slice(0, end.index))?.[1]);
  const pixelsAt = at + end.index + end[0].length;
  const size = { width: field('WIDTH'), height: field('HEIGHT') };
  return { kind: PAM, ...size, samples: field('DEPTH'), most: field('MAXVAL'), pixelsAt };
}

type Reader = { readonly bytes: Uint8Array; at: number };

/** Returns NaN if there is no number. */
function nextNumber(reader: Reader): number {
  skipSpace(reader);
  const { bytes } = reader;
  let value = Number.NaN;
  for (; isDigit(bytes[reader.at]); reader.at++) value = 10 * (value || 0) + bytes[reader.at] - ZERO;
  return value;
}

function skipSpace(reader: Reader): void {
  const { bytes } = reader;
  for (; SPACE.has(bytes[reader.at]) || bytes[reader.at] === HASH; reader.at++) {
    if (bytes[reader.at] === HASH)
      while (reader.at < bytes.length && bytes[reader.at] !== NEWLINE) reader.at++;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** Returns the number of pictures in the file. Raw pictures can follow each other. */
export function countPnm(bytes: Uint8Array, header: PnmHeader): number {
  let count = 1;
  for (let end = endOf(header); isPnm(bytes, end) && count <= limits.pages; count++)
    end = endOf(readPnmHeader(bytes, end));
  return count;
}

/**
 * Checks for P1–P7, followed by white space or comments and a number. Many texts start with "P1".
 */
const MAGIC = /^P(7\n|[1-6](\s|#[^\n]*\n)+\d)/;
const MAGIC_BYTES = 512;

/** Returns true if a picture starts at byte `at`. */
export function isPnm(bytes: Uint8Array, at = 0): boolean {
  return MAGIC.test(Buffer.from(bytes.subarray(at, at + MAGIC_BYTES)).toString('latin1'));
}

/** Returns the end of a raw picture. A plain file contains only one picture. */
function endOf({ kind, width, height, samples, most, pixelsAt }: PnmHeader): number {
  if (kind < RAW_BITS) return Number.POSITIVE_INFINITY;
  const row = kind === RAW_BITS ? Math.ceil(width / 8) : width * samples * (most > 255 ? 2 : 1);
  return pixelsAt + row * height;
}

/**
 * Decodes the pixels. The caller limits the picture's size.
 * @throws PictureError 'damaged' if pixels are missing
 */
export function decodePnm(bytes: Uint8Array, header: PnmHeader = readPnmHeader(bytes)): Picture {
  const { width, height, samples, kind } = header;
  const end = endOf(header);
  need(kind < RAW_BITS || bytes.length >= end, `ends ${end - bytes.length} bytes too early`);
  const levels = kind < RAW_BITS ? readPlain(bytes, header) : readRaw(bytes, header);
  return { width, height, ...asColours(inEightBits(levels, header), samples) };
}

type Levels = Uint8Array | Uint16Array;

function emptyLevels({ width, height, samples, most }: PnmHeader): Levels {
  return new (most > 255 ? Uint16Array : Uint8Array)(width * height * samples);
}

/** Parses decimal samples. PBM's bits need no space between them. */
function readPlain(bytes: Uint8Array, header: PnmHeader): Levels {
  const levels = emptyLevels(header);
  const reader = { bytes, at: header.pixelsAt - 1 };
  for (let i = 0; i < levels.length; i++) {
    const value = header.kind === PLAIN_BITS ? nextBit(reader) : nextNumber(reader);
    need(!Number.isNaN(value), `has ${i} of ${levels.length} values`);
    levels[i] = Math.min(value, header.most);
  }
  return levels;
}

function nextBit(reader: Reader): number {
  skipSpace(reader);
  const bit = reader.bytes[reader.at++] - ZERO;
  return bit === 0 || bit === 1 ? bit : Number.NaN;
}

function readRaw(bytes: Uint8Array, header: PnmHeader): Levels {
  if (header.kind === RAW_BITS) return readBits(bytes, header);
  const { most, pixelsAt } = header;
  const levels = emptyLevels(header);
  for (let i = 0; i < levels.length; i++) {
    // The most significant byte comes first.
    const value =
      most > 255 ? (bytes[pixelsAt + 2 * i] << 8) | bytes[pixelsAt + 2 * i + 1] : bytes[pixelsAt + i];
    levels[i] = Math.min(value, most);
  }
  return levels;
}

/** The bits of a row fill whole bytes. */
function readBits(bytes: Uint8Array, header: PnmHeader): Levels {
  const { width, height, pixelsAt } = header;
  const levels = emptyLevels(header);
  const stride = Math.ceil(width / 8);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++)
      levels[i] = (bytes[pixelsAt + y * stride + (x >> 3)] >> (7 - (x & 7))) & 1;
  }
  return levels;
}

/**
 * Scales to 0–255. The brightest value in the header is the full scale, except 65535, which may
 * only mean that samples have two bytes.
 */
function inEightBits(levels: Levels, { kind, samples, most }: PnmHeader): Uint8Array {
  if (levels instanceof Uint16Array && most === 65535) return eightBits(levels, samples);
  // 1 is black in a PBM, and white in a PAM of bits.
  const isBits = kind === PLAIN_BITS || kind === RAW_BITS;
  const data = new Uint8Array(levels.length);
  for (let i = 0; i < data.length; i++)
    data[i] = isBits ? 255 * (1 - levels[i]) : Math.round((255 * levels[i]) / most);
  return data;
}

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new PictureError('damaged', `is a damaged PBM, PGM, PPM or PAM: it ${what}`);
}
