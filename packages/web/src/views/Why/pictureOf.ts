import type { Picture } from '@cifra/core/base/types.ts';
import { inkPicture } from '@cifra/ink/inkPicture.ts';
import { decodeImage } from '../../capture/decodeImage.ts';
import type { Source } from '../../session/session.ts';

/** Returns the pixels of a sheet or a picture as the reader gets them; null for an empty sheet or if there is none. */
export async function pictureOf(source: Source): Promise<Picture | null> {
  if (source.kind === 'picture') return decodeImage(source);
  return source.kind === 'ink' ? (inkPicture(source.history.present)?.picture ?? null) : null;
}
