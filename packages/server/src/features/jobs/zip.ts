import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { Problem } from '../../platform/problems.ts';
import type { JobLimits } from './limits.ts';
import { checkEntry, checkNoOverlap, checkRatio, isSkipped } from './zipChecks.ts';

/** A picture of a job, as it was sent. */
export type NamedPicture = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The pictures in a ZIP file on disk, in the order of its directory. The directory is checked for
 * all entries before one is unpacked, and unpacked data are checked against the directory, because
 * it may be wrong. Folders and files that operating systems add to ZIPs are skipped. Any other file
 * counts as a picture, and fails by itself if it is not one.
 * @throws Problem zip-damaged, zip-unsafe or job-too-large
 */
export async function* zipPictures(path: string, limits: JobLimits): AsyncGenerator<NamedPicture> {
  // Names are decoded here, because yauzl reports an unsafe name and a damaged file by the same
  // kind of error.
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch(damaged);
  try {
    for (const entry of await checkedEntries(zip, limits)) {
      yield { name: entry.fileName, bytes: await unpack(zip, entry) };
    }
  } finally {
    zip.close();
  }
}

async function checkedEntries(zip: ZipFile, limits: JobLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.zipEntries) {
    throw new Problem(
      'job-too-large',
      `the ZIP has ${zip.entryCount} entries, more than ${limits.zipEntries}: send it in parts`,
    );
  }
  const all: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) all.push(entry);
  } catch (error) {
    damaged(error);
  }
  for (const entry of all) entry.fileName = safeNameOf(entry);
  checkNoOverlap(all);
  const pictures = all.filter(({ fileName }) => !isSkipped(fileName));
  for (const entry of pictures) checkEntry(entry, limits);
  const total = checkRatio(pictures, limits);
  if (total > limits.totalBytes) {
    const mebibytes = limits.totalBytes / 2 ** 20;
    throw new Problem('job-too-large', `the ZIP unpacks to more than ${mebibytes} MiB: send it in parts`);
  }
  return pictures;
}

/**
 * yauzl fails as soon as an entry is larger than the checked directory says, so memory is bounded.
 */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream) parts.push(part as Uint8Array);
  } catch (error) {
    throw new Problem('zip-damaged', `${entry.fileName} in the ZIP cannot be unpacked (${reason(error)})`);
  }
  return Buffer.concat(parts);
}

/**
 * Refuses absolute names and those that climb (`..`), though no name is ever used as a path.
 * @throws Problem zip-unsafe
 */
function safeNameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  const fault = validateFileName(name);
  if (fault === null) return name;
  throw new Problem('zip-unsafe', `the ZIP contains a name outside its folder (${fault})`);
}

function damaged(error: unknown): never {
  throw new Problem('zip-damaged', `the file is not a readable ZIP (${reason(error)}): pack it again`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
