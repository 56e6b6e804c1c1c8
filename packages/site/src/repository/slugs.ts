import { posix } from 'node:path';

/** Sections of the README that are pages, by the anchor of their heading. The rest is the home page. */
export const readmePages: Readonly<
  Record<string, { slug: string; title: string; sections: readonly string[] }>
> = {
  'first-reading': { slug: 'start', title: 'Start in a minute', sections: ['First reading'] },
  'how-it-compares': {
    slug: 'figures',
    title: 'How good and how fast',
    sections: ['How it compares', 'How good it is'],
  },
  'how-good-it-is': { slug: 'figures', title: 'How good and how fast', sections: [] },
  terms: { slug: 'terms', title: 'Terms of code and models', sections: ['Terms'] },
};

const others: Readonly<Record<string, string>> = {
  'README.md': '',
  'bench/RECORDS.md': 'records',
  'packages/web/THIRD-PARTY.md': 'third-party',
};

/** The address of a document of the repository; null for files that are not documents. */
export function slugOf(file: string, anchor?: string): string | null {
  if (file === 'README.md' && anchor && anchor in readmePages) return readmePages[anchor].slug;
  if (file in others) return others[file];
  const [, name] = /^docs\/(.+)\.md$/.exec(file) ?? [];
  if (name) return name;
  const [, model] = /^models\/([^/]+)\/CARD\.md$/.exec(file) ?? [];
  if (model) return `models/${model}`;
  if (/^[A-Z_]+\.md$/.test(file)) return posix.basename(file, '.md').toLowerCase().replaceAll('_', '-');
  return null;
}
