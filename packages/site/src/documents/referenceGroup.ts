import { httpPages } from '../reference/httpReference.ts';
import { referencedPackages } from '../reference/typeScriptReference.ts';
import type { Group } from './navigation.ts';

/** The references that are made from sources, after those that are documents. */
export function referenceGroup(): Group {
  return {
    label: 'Reference',
    items: [
      { label: 'Command line', target: 'docs/cli.md' },
      { label: 'Recipe fields', target: 'docs/recipes.md' },
      ...referencedPackages().map(({ name, slug }) => ({ label: name, target: slug })),
      ...Object.values(httpPages).map(({ slug, title }) => ({ label: title, target: slug })),
    ],
  };
}
