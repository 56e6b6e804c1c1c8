import { imageFiles } from '../../capture/imageFiles.ts';
import { notify } from '../../platform/announce.ts';
import { addPictures } from '../../session/actions.ts';
import { words } from '../../words/words.ts';

/** Reads the pictures among files, from any source. */
export function takePictures(files: readonly File[]): void {
  const pictures = imageFiles(files);
  if (pictures.length > 0) void addPictures(pictures);
  else if (files.length > 0) notify(words.value.capture.nothing);
}
