import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { WorldFile } from '@cifra/training/evaluation/world/worldFile.ts';
import { fetchFile } from '../../inference/download.ts';

/** A model, and how it reads groups of writers; null if that was not measured. */
export type ModelWorld = { readonly name: string; readonly world: WorldFile | null };

/** Fetches `world.json` of a released model. The figures of another version do not count. */
export async function releasedWorld({ name, files }: Manifest, signal: AbortSignal): Promise<ModelWorld> {
  const world = parseWorld(await textOf(new URL(`models/${name}/world.json`, document.baseURI), signal));
  return { name, world: world?.sha256 === files['model.onnx'] ? world : null };
}

/** Empty if there is no such file. */
async function textOf(url: URL, signal: AbortSignal): Promise<string> {
  try {
    return await (await fetchFile(url, signal)).text();
  } catch {
    signal.throwIfAborted();
    return '';
  }
}

/** Null if the text is not such a file: a server may answer with a page instead. */
export function parseWorld(text: string): WorldFile | null {
  try {
    const world: WorldFile = JSON.parse(text);
    return world.format === 'cifra-world/1' ? world : null;
  } catch {
    return null;
  }
}
