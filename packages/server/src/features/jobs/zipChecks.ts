import type { Entry } from 'yauzl';
import { Problem } from '../../platform/problems.ts';
import type { JobLimits } from './limits.ts';

/** True for folders, and for files that macOS and Windows add to ZIPs. */
export function isSkipped(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(name);
}

type Checked = Pick<
  Entry,
  'fileName' | 'uncompressedSize' | 'compressionMethod' | 'externalFileAttributes'
> & { isEncrypted(): boolean };

const STORED = 0;
const DEFLATED = 8;
/** Upper half of a Unix entry's attributes is its mode. */
const TYPE_OF_FILE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Checks an entry by its record in the directory, before it is unpacked. */
export function checkEntry(entry: Checked, limits: JobLimits): void {
  const { fileName: name, uncompressedSize: size } = entry;
  if (name.length > limits.nameLength || name.includes('\0')) {
    throw new Problem('zip-unsafe', `a name in the ZIP is longer than ${limits.nameLength} characters`);
  }
  if (((entry.externalFileAttributes >>> 16) & TYPE_OF_FILE) === SYMBOLIC_LINK) {
    throw new Problem('zip-unsafe', `${name} in the ZIP is a link: pack the pictures themselves`);
  }
  if (entry.isEncrypted()) {
    throw new Problem('zip-damaged', `${name} in the ZIP is encrypted: pack it without a password`);
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new Problem('zip-damaged', `${name} is packed by method ${entry.compressionMethod}: use Deflate`);
  }
  if (size > limits.pictureBytes) {
    const mebibytes = limits.pictureBytes / 2 ** 20;
    throw new Problem('job-too-large', `${name} in the ZIP is larger than ${mebibytes} MiB`);
  }
}

type Sizes = Pick<Entry, 'compressedSize' | 'uncompressedSize'>;

/**
 * Returns the unpacked bytes of all entries. The ratio is checked for the whole archive: many small
 * entries do the same harm as one large one.
 */
export function checkRatio(entries: readonly Sizes[], { ratioFrom, zipRatio }: JobLimits): number {
  const sum = (of: (entry: Sizes) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const unpacked = sum(({ uncompressedSize }) => uncompressedSize);
  const packed = sum(({ compressedSize }) => compressedSize);
  if (unpacked > ratioFrom && unpacked > zipRatio * packed) {
    throw new Problem(
      'zip-unsafe',
      `the ZIP would unpack to more than ${zipRatio} times its size: send PNGs`,
    );
  }
  return unpacked;
}

/**
 * Entries that share bytes make a ZIP unpack to a multiple of its size (D. Fifield, "A better zip
 * bomb", WOOT 2019). No ordinary program writes such archives.
 */
export function checkNoOverlap(
  entries: readonly Pick<Entry, 'fileName' | 'compressedSize' | 'relativeOffsetOfLocalHeader'>[],
): void {
  const byPlace = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { fileName, compressedSize, relativeOffsetOfLocalHeader: offset } of byPlace) {
    if (offset < end) throw new Problem('zip-unsafe', `${fileName} overlaps another entry of the ZIP`);
    end = offset + LOCAL_HEADER_BYTES + compressedSize;
  }
}

/** Length of a local header without its name and extra fields. */
const LOCAL_HEADER_BYTES = 30;
