import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { database } from '../platform/database.ts';

/** A model made in the lab. */
export type LabModel = { readonly manifest: DigitManifest; readonly model: Uint8Array<ArrayBuffer> };

/** A model in this browser's database. */
export type KeptModel = LabModel & { readonly id: string; readonly at: number };

const MODELS = 'models';
/** Name of the model that reads, under one key. */
const CHOICE = 'choice';
const IN_USE = 'in use';
const { ask } = database('cifra-lab', [MODELS, CHOICE]);
/** Timeout of the reader's database request, milliseconds. */
const TIMEOUT = 2000;

/** Returns all kept models, oldest first. */
export async function keptModels(): Promise<KeptModel[]> {
  const all: KeptModel[] = await ask(MODELS, 'readonly', (store) => store.getAll());
  return all.sort((a, b) => a.at - b.at);
}

export async function keepModel(made: LabModel, at: number): Promise<KeptModel> {
  const kept = { ...made, at, id: `${made.manifest.name}-${at}` };
  await ask(MODELS, 'readwrite', (store) => store.put(kept, kept.id));
  return kept;
}

export async function forgetModel(id: string): Promise<void> {
  await ask(MODELS, 'readwrite', (store) => store.delete(id));
}

/** Returns which kept model reads in this browser; null for the released one. */
export async function modelInUse(): Promise<string | null> {
  return (await ask(CHOICE, 'readonly', (store) => store.get(IN_USE))) ?? null;
}

/** Selects a kept model for reading, null for the released one; `switchModel` also opens it. */
export async function readWith(id: string | null): Promise<void> {
  if (id === null) await ask(CHOICE, 'readwrite', (store) => store.delete(IN_USE));
  else await ask(CHOICE, 'readwrite', (store) => store.put(id, IN_USE));
}

/**
 * Returns the model that replaces the released one; null if there is none, or if this browser
 * stores nothing.
 */
export async function ownModel(): Promise<KeptModel | null> {
  try {
    return await Promise.race([chosenModel(), late()]);
  } catch {
    return null;
  }
}

async function chosenModel(): Promise<KeptModel | null> {
  const id = await modelInUse();
  if (id === null) return null;
  return (await ask(MODELS, 'readonly', (store) => store.get(id))) ?? null;
}

/** A database locked by another page must not block the reader. */
function late(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, TIMEOUT, null));
}
