import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { list, optional, record, text } from '@cifra/core/json/check.ts';
import { type Manifest, parseManifest, type Task } from '@cifra/core/model/manifest.ts';
import { type Draft, draftFile } from '@cifra/training/files/atomicFile.ts';

/** A model on this machine. */
export type StoredModel = {
  readonly id: string;
  readonly folder: string;
  readonly manifest: Manifest;
};

/** Ids of the active model and the ones before it, by task, newest last. */
export type Activations = Readonly<Record<Task, readonly string[]>>;

const noActivations: Activations = { digit: [], number: [], page: [] };
const ids = optional(list(text()));
const stored = record({ digit: ids, number: ids, page: ids });

/** `name@version`. */
export function idOf({ name, version }: Pick<Manifest, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/**
 * The models under some folders, in `<name>/` or `<name>/<version>/`; folders without a valid
 * manifest are skipped.
 */
export async function findModels(folders: readonly string[]): Promise<StoredModel[]> {
  const found = new Map<string, StoredModel>();
  for (const folder of folders) {
    for (const inner of await subfolders(folder)) {
      for (const place of [inner, ...(await subfolders(inner))]) {
        const model = await readModel(place);
        if (model !== null && !found.has(model.id)) found.set(model.id, model);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.id.localeCompare(b.id));
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/** Null for a folder without a model. */
export async function readModel(folder: string): Promise<StoredModel | null> {
  try {
    const manifest = parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'));
    return { id: idOf(manifest), folder, manifest };
  } catch {
    return null;
  }
}

/** The card of a model, Markdown; null if there is none. */
export function readCard(folder: string): Promise<string | null> {
  return readFile(join(folder, 'CARD.md'), 'utf8').catch(() => null);
}

export async function loadActivations(file: string): Promise<Activations> {
  try {
    return { ...noActivations, ...stored(JSON.parse(await readFile(file, 'utf8')), 'activations') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return noActivations;
    throw new Error(
      `${file} cannot be read: ${(error as Error).message}; delete it to start with the models of the settings`,
    );
  }
}

/** Writes activations next to their file; they count from `commit` on. */
export async function draftActivations(file: string, activations: Activations): Promise<Draft> {
  await mkdir(dirname(file), { recursive: true });
  return draftFile(file, `${JSON.stringify(activations, null, 2)}\n`);
}
