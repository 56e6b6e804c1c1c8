import { type Manifest, parseManifest } from '@cifra/core/model/manifest.ts';
import { fetchFile } from '../../inference/download.ts';

/** The released models, as folders under `models/` of the page. */
export const RELEASED = ['number', 'digit-small', 'digit', 'page'] as const;
export type ReleasedModel = (typeof RELEASED)[number];

/** Fetches the manifest of a released model. @throws FaultError `download` */
export async function releasedManifest(name: ReleasedModel, signal: AbortSignal): Promise<Manifest> {
  const response = await fetchFile(new URL(`models/${name}/manifest.json`, document.baseURI), signal);
  return parseManifest(await response.text());
}
