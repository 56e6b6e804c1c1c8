import type { Photograph } from '../../capture/photograph.ts';
import { readableFiles } from '../../capture/readableFiles.ts';
import { notify } from '../../platform/announce.ts';
import { faultOf } from '../../platform/fault.ts';
import { type ViewName, view } from '../../platform/route.ts';
import { addFiles } from '../../session/addFiles.ts';
import { addPhotograph } from '../../session/cutItem.ts';
import { faultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';

/**
 * Reads the pictures and documents among files, from any source, and shows the readings: several
 * pictures or pages in the table.
 */
export function takeFiles(files: readonly File[]): void {
  const readable = readableFiles(files);
  if (readable.length > 0) {
    if (readable.length > 1) showView('table');
    else if (view.value !== 'table') showView('read');
    void addFiles(readable, () => showView('table'));
  } else if (files.length > 0) notify(words.value.capture.nothing);
}

/** Reads the part of a photograph in the camera's frame, and shows its reading. */
export function takePhotograph(photograph: Photograph): void {
  if (view.value !== 'table') showView('read');
  addPhotograph(photograph).catch((error) => notify(faultText(faultOf(error))));
}

function showView(name: ViewName): void {
  if (view.value !== name) location.hash = `#/${name}`;
}
