import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { DECODERS, FILES, type FileName } from '../src/files.ts';

const root = join(import.meta.dirname, '../../..');
const EMBEDDED = join(import.meta.dirname, '../src/embedded.ts');
const BASE64 = join(import.meta.dirname, '../src/base64.ts');

/** Folder of the files, next to those of the two builds. */
const FOLDER = 'files';

/** Writes each file as a module that exports its Base64, once for both builds. */
export async function writeFiles(dist: string): Promise<void> {
  await mkdir(join(dist, FOLDER), { recursive: true });
  const write = async ([name, place]: [string, string]) => {
    const text = (await readFile(join(root, place))).toString('base64');
    await writeFile(join(dist, FOLDER, `${name}.js`), `export default '${text}';\n`);
  };
  await Promise.all(Object.entries(FILES).map(write));
}

/**
 * Replaces the module that reads files of the clone by one that imports them as modules. Every bundler
 * follows such an import; only some find a file by `new URL(…, import.meta.url)`.
 */
export function embeddedFiles(platform: 'node' | 'browser'): Plugin {
  const names = (Object.keys(FILES) as FileName[]).filter(
    (name) => platform === 'node' || !DECODERS.includes(name),
  );
  const rows = names.map((name) => `'${name}': () => import('../${FOLDER}/${name}.js'),`);
  return {
    name: 'cifra:embedded-files',
    resolveId: (source) => (source.startsWith(`../${FOLDER}/`) ? { id: source, external: true } : null),
    load: (id) =>
      id === EMBEDDED
        ? `import { fromBase64 } from '${BASE64}';
const files = { ${rows.join(' ')} };
export const embedded = async (name) => fromBase64((await files[name]()).default);`
        : null,
  };
}
