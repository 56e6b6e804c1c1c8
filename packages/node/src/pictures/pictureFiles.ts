import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** File extensions of supported pictures and documents. The format itself is detected from the bytes. */
const extension = /\.(pdf|png|jpe?g|jpe|jfif|webp|avif|tiff?|bmp|dib|gif|pbm|pgm|ppm|pnm|pam)$/i;

/** The common extensions, for messages. */
export const pictureExtensions = '.pdf, .png, .jpg, .webp, .tif, .bmp, .gif, .pgm and the like';

const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Lists the pictures in a folder and its subfolders by file extension, in natural order: `scan 9`
 * before `scan 10`. Skips names that start with a dot.
 * @throws the system error for a folder that cannot be read
 */
export async function picturesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  await collect(folder, found);
  return found;
}

async function collect(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => compare(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, found);
    // Links are followed when the file is read, which also reports broken ones.
    else if (extension.test(entry.name)) found.push(path);
  }
}
