import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { firstParagraph, plainText } from '../repository/markdown.ts';
import type { Page } from '../repository/page.ts';
import { repository } from '../repository/repository.ts';
import { accessibleTables } from './accessibleTables.ts';
import { resolveLinks } from './links.ts';
import { allPages, sourcePage } from './pages.ts';

/** Loads the documents of the repository as pages, again when one of them changes. */
export function pagesLoader(): Loader {
  return {
    name: 'cifra:pages',
    async load(context) {
      await loadAll(context);
      const { watcher, logger } = context;
      watcher?.add(['docs', 'models', 'bench/RECORDS.md', 'README.md'].map((file) => join(repository, file)));
      watcher?.on('change', async (file) => {
        if (!file.endsWith('.md')) return;
        logger.info(`${relative(repository, file)} changed`);
        await loadAll(context);
      });
    },
  };
}

async function loadAll(context: LoaderContext): Promise<void> {
  const base = `${context.config.base.replace(/\/$/, '')}/`;
  const old = new Set(context.store.keys());
  const waiting = await allPages(base);
  const known = new Set(waiting.map(({ slug }) => slug));
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const { text, sources } = resolveLinks(page.text, page.file, base);
    for (const source of sources.map(sourcePage)) {
      if (!known.has(source.slug)) waiting.push(source);
      known.add(source.slug);
    }
    const id = page.slug || 'index';
    old.delete(id);
    await store(context, id, page, text);
  }
  for (const id of old) context.store.delete(id);
}

async function store(context: LoaderContext, id: string, page: Page, text: string): Promise<void> {
  const path = join(repository, page.file);
  const filePath = relative(context.config.root.pathname, path);
  const data = await context.parseData({ id, data: frontmatter(page), filePath: path });
  const rendered = await context.renderMarkdown(text, { fileURL: pathToFileURL(path) });
  const images = rendered.metadata?.imagePaths as string[] | undefined;
  const html = weighted(page.file, accessibleTables(rendered.html));
  context.store.set({
    id,
    data,
    body: text,
    filePath,
    rendered: { ...rendered, html },
    ...(images && { assetImports: images }),
  });
}

/** Long records of the past have most words; the search shows guides first. */
function weighted(file: string, html: string): string {
  const isRecord = /RECORDS|CHANGELOG|decisions\/|models\//.test(file);
  return isRecord ? `<div data-pagefind-weight="0.2">${html}</div>` : html;
}

function frontmatter({ title, text, isHome, isSource }: Page): Record<string, unknown> {
  const description = plainText(firstParagraph(text)).slice(0, 200);
  return {
    title,
    ...(description && !isSource && { description }),
    // The pages that it links to have the same text.
    ...(isHome && { template: 'splash', pagefind: false, head: [{ tag: 'title', content: title }] }),
    ...(isSource && { pagefind: false, tableOfContents: false, prev: false, next: false }),
  };
}
