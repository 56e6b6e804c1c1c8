// Links of documents, which work in the repository, become links of the site.
import { posix } from 'node:path';
import { outsideFences } from '../repository/markdown.ts';
import { isFile, isFolder } from '../repository/repository.ts';
import { slugOf } from '../repository/slugs.ts';

/** `](target)` and `](target "title")`, but not pictures, which Astro resolves itself. */
const link = /(!?\[(?:[^\][]|\[[^\]]*\]|\]\([^)]*\)(?=\]))*\])\(([^)\s]+)\)/g;

/** Addresses of pages that are not documents of the repository, such as those of the reference. */
const external = /^(?:[a-z][a-z0-9+.-]*:|#|\/)/i;

export type Resolved = {
  readonly text: string;
  /** Files and folders that are linked and are not documents: they become pages, too. */
  readonly sources: readonly string[];
};

/** Rewrites the links of a document. `base` is the address of the site's root, which ends in `/`. */
export function resolveLinks(markdown: string, file: string, base: string): Resolved {
  const sources = new Set<string>();
  const resolve = (target: string): string => {
    if (external.test(target)) return target;
    const [path, anchor] = target.split('#');
    const found = posix.join(posix.dirname(file), path).replace(/\/$/, '');
    const slug = slugOf(found, anchor) ?? sourceSlug(found, sources);
    const place = slug === '' ? base : `${base}${slug}/`;
    return anchor ? `${place}#${anchor}` : place;
  };
  const text = outsideFences(markdown, (part) =>
    part.replace(link, (whole, label: string, target: string) =>
      label.startsWith('!') ? whole : `${label}(${resolve(target)})`,
    ),
  );
  return { text, sources: [...sources] };
}

function sourceSlug(file: string, sources: Set<string>): string {
  if (!isFile(file) && !isFolder(file)) throw new Error(`resolveLinks: there is no ${file}`);
  sources.add(file);
  return `source/${file.toLowerCase()}`;
}
