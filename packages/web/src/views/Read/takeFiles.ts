import { readableFiles } from '../../capture/readableFiles.ts';
import { notify } from '../../platform/announce.ts';
import { view } from '../../platform/route.ts';
import { addFiles } from '../../session/addFiles.ts';
import { words } from '../../words/words.ts';

/** Reads the pictures and documents among files, from any source, and shows the readings. */
export function takeFiles(files: readonly File[]): void {
  const readable = readableFiles(files);
  if (readable.length > 0) {
    if (view.value !== 'read') location.hash = '#/read';
    void addFiles(readable);
  } else if (files.length > 0) notify(words.value.capture.nothing);
}
