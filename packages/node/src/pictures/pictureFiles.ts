import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How the names of pictures that are read end; what is in a file is decided by its bytes. */
const ending = /\.(png|jpe?g|jpe|jfif|webp|tiff?|bmp|dib|gif|pbm|pgm|ppm|pnm|pam)$/i;

/** The endings as people know them, for messages. */
export const pictureEndings = '.png, .jpg, .webp, .tif, .bmp, .gif, .pgm and the like';

const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * The pictures in a folder and its subfolders by the endings of their names, in natural order: `scan 9` before `scan 10`. Names that
 * start with a dot are hidden and left out.
 * @throws the system's error for a folder that cannot be read
 */
export async function picturesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => compare(a.name, b.name));
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await picturesIn(path)));
    // A link is followed when it is read: a broken one is reported there.
    else if (ending.test(entry.name)) found.push(path);
  }
  return found;
}
