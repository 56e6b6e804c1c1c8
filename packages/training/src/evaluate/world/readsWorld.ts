import type { Manifest } from '@cifra/core/model/manifest.ts';
import { manualSources } from '../../data/sources/catalogue.ts';
import { presentParts } from '../../data/sources/presentParts.ts';
import { stripCollections } from '../../recipe/stripCollections.ts';

/**
 * Whether to read the writing of the world with a model, unless the user decides: it learned from pen
 * strokes, and they are in the data folder.
 */
export function readsWorld(
  { task, training }: Pick<Manifest, 'task' | 'training'>,
  dataRoot: string,
): boolean {
  const { data = {} } = training.recipe as { data?: object };
  const fromStrokes = task === 'digit' ? 'strokes' in data : stripCollections(data).strokes;
  return fromStrokes && presentParts(dataRoot, manualSources.unipen).missing.length === 0;
}
