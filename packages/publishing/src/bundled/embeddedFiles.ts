import { statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

const root = join(import.meta.dirname, '../../../..');
/** A name instead of the path, which would be the machine's in the source maps. */
const BASE64 = 'cifra:base64';

/** Files that a module of the clone reads, by the names that it takes: their places in the clone. */
export type Files = Readonly<Record<string, string>>;

/** A module that reads files of the clone: the function that it exports, and its files. */
export type FileReader = { readonly name: string; readonly files: Files };

/** Folder of the files, next to that of the scripts. */
const FOLDER = '../files';

/** A worker whose script travels as a text. */
export type WorkerScript = {
  readonly entry: string;
  /** The module that gives the script to the package. */
  readonly from: string;
  /** Of the script among the files. */
  readonly name: string;
};

/** Writes each file into `folder` as a module that exports its Base64. */
export async function writeFiles(files: Files, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = async ([name, place]: [string, string]) => {
    const text = (await readFile(join(root, place))).toString('base64');
    await writeFile(join(folder, `${name}.js`), `export default '${text}';\n`);
  };
  await Promise.all(Object.entries(files).map(write));
}

/**
 * Replaces the modules that read files of the clone by ones that import these files as modules. Every
 * bundler follows such an import; only some find a file by `new URL(…, import.meta.url)`.
 * @param readers by the paths of their modules
 */
export function embeddedFiles(readers: ReadonlyMap<string, FileReader>, worker?: WorkerScript): Plugin {
  return {
    name: 'cifra:embedded-files',
    resolveId(source) {
      if (source === BASE64) return join(import.meta.dirname, 'base64.ts');
      return source.startsWith(`${FOLDER}/`) ? { id: source, external: true } : null;
    },
    load(id) {
      if (id === worker?.from)
        return `export const workerScript = async () => (await import('${FOLDER}/${worker.name}.js')).default;`;
      const reader = readers.get(id);
      if (reader === undefined) return null;
      const rows = Object.keys(reader.files).map(
        (file) => `'${file}': () => import('${FOLDER}/${file}.js'),`,
      );
      return `import { fromBase64 } from '${BASE64}';
const files = { ${rows.join(' ')} };
const sizes = ${JSON.stringify(sizesOf(reader.files))};
export const ${reader.name} = async (name) => fromBase64((await files[name]()).default);
export const ${reader.name}Size = (name) => sizes[name];`;
    },
  };
}

function sizesOf(files: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(files).map(([name, place]) => [name, statSync(join(root, place)).size]),
  );
}
