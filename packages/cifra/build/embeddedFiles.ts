import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { DECODER_FILES, READER_FILES } from '../src/files.ts';

const root = join(import.meta.dirname, '../../..');
const src = join(import.meta.dirname, '../src');

/** The modules that read files of the clone: the function they export, and its files. */
const READERS = new Map([
  [join(src, 'readerFile.ts'), { name: 'readerFile', files: READER_FILES }],
  [join(src, 'decoderFile.ts'), { name: 'decoderFile', files: DECODER_FILES }],
]);

/** Folder of the files, next to that of the scripts. */
const FOLDER = '../files';

/** Writes each file into `folder` as a module that exports its Base64. */
export async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = async ([name, place]: [string, string]) => {
    const text = (await readFile(join(root, place))).toString('base64');
    await writeFile(join(folder, `${name}.js`), `export default '${text}';\n`);
  };
  await Promise.all(Object.entries({ ...READER_FILES, ...DECODER_FILES }).map(write));
}

/**
 * Replaces the modules that read files of the clone by ones that import these files as modules. Every
 * bundler follows such an import; only some find a file by `new URL(…, import.meta.url)`.
 */
export function embeddedFiles(): Plugin {
  return {
    name: 'cifra:embedded-files',
    resolveId: (source) => (source.startsWith(`${FOLDER}/`) ? { id: source, external: true } : null),
    load(id) {
      const reader = READERS.get(id);
      if (reader === undefined) return null;
      const rows = Object.keys(reader.files).map(
        (file) => `'${file}': () => import('${FOLDER}/${file}.js'),`,
      );
      return `import { fromBase64 } from './base64.ts';
const files = { ${rows.join(' ')} };
export const ${reader.name} = async (name) => fromBase64((await files[name]()).default);`;
    },
  };
}
