import { Zip, ZipPassThrough } from 'fflate';
import type { KeptPicture } from './service.ts';

/**
 * Corrections as a ZIP of `label/000.png`, the folder layout that training and evaluation read. The
 * ZIP is streamed, with one picture in memory at a time. PNGs are stored, not deflated, because
 * they are compressed already.
 */
export async function* exportFolder(pictures: AsyncIterable<KeptPicture>): AsyncGenerator<Uint8Array> {
  const { zip, take } = writer();
  const counts = new Map<string, number>();
  for await (const { label, picture } of pictures) {
    const folder = folderName(label);
    const number = counts.get(folder) ?? 0;
    counts.set(folder, number + 1);
    addFile(zip, `${folder}/${String(number).padStart(3, '0')}.png`, picture);
    yield* take();
  }
  zip.end();
  yield* take();
}

/** A label, which is untrusted text, as a folder name that is valid on every system. */
export function folderName(label: string): string {
  const name = label.replaceAll(/[^\p{L}\p{N}.,+-]/gu, '_').replaceAll(/^\.+|\.+$/g, '_');
  // On Windows these names are devices, in every folder.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name || '_';
}

/** A ZIP that is written in pieces; `take` returns the bytes since the last call. */
export function writer(): { zip: Zip; take(): Generator<Uint8Array> } {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  return {
    zip,
    *take() {
      const bytes = ready;
      ready = [];
      yield* bytes;
    },
  };
}

/** Entries have no time, so that the same content gives the same file. */
const NO_TIME = new Date(1980, 0, 1);

export function addFile(zip: Zip, name: string, content: Uint8Array): void {
  const file = new ZipPassThrough(name);
  file.mtime = NO_TIME;
  zip.add(file);
  file.push(content, true);
}
