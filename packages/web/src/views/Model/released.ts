import { type Manifest, parseManifest } from '@cifra/core/model/manifest.ts';

/** The released models, as folders under `models/` of the page. */
export const RELEASED = ['digit-small', 'digit', 'number'] as const;
export type ReleasedModel = (typeof RELEASED)[number];

/** What a released model says about itself. @throws Error that says what the host answered */
export async function releasedManifest(name: ReleasedModel, signal: AbortSignal): Promise<Manifest> {
  const response = await fetch(new URL(`models/${name}/manifest.json`, document.baseURI), { signal });
  if (!response.ok) throw new Error(`models/${name}/manifest.json: ${response.status}`);
  return parseManifest(await response.text());
}
