import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { example } from './readPage.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.tif': 'image/tiff',
  // As most systems have it.
  '.heic': '',
};

/** An expression for a FileList of pictures from `examples/`, as a clipboard or a form has them. */
export function filesInPage(names: readonly string[]): string {
  return bytesInPage(Object.fromEntries(names.map((name) => [name, readFileSync(example(name))])));
}

/** An expression for a FileList of these files, by their names. */
export function bytesInPage(contents: Readonly<Record<string, Uint8Array>>): string {
  const files = Object.entries(contents).map(([name, bytes]) => ({
    name,
    type: TYPES[extname(name)],
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return `(async (files) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of files)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
    return transfer.files;
  })(${JSON.stringify(files)})`;
}
