// The build fails if a link of the site has no target: a page, a file, or an anchor.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { livePageFolder } from '../livePage/livePage.ts';

export function checkedLinks(): AstroIntegration {
  let base = '/';
  return {
    name: 'cifra:checked-links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const dead = deadLinks(fileURLToPath(dir), base);
        if (dead.length > 0) throw new Error(`${dead.length} links have no target:\n${dead.join('\n')}`);
        logger.info('every link has a target');
      },
    },
  };
}

/** Returns one line for each dead link of the pages in a folder: page and target. */
export function deadLinks(folder: string, base: string): string[] {
  const pages = globSync('**/*.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith(livePageFolder) && statSync(join(folder, file)).isFile());
  const site = new Map(pages.map((file) => [file, parsed(readFileSync(join(folder, file), 'utf8'))]));
  return pages.flatMap((file) =>
    [...site.get(file)!.links].filter((link) => !isThere(link, file)).map((link) => `${file}: ${link}`),
  );

  function isThere(link: string, from: string): boolean {
    if (/^(?:mailto|data):/.test(link)) return true;
    const address = new URL(
      link,
      `http://site${base.replace(/\/$/, '')}/${from.replace(/index\.html$/, '')}`,
    );
    if (address.host !== 'site') return /^https?:$/.test(address.protocol);
    const root = `${base.replace(/\/$/, '')}/`;
    if (!address.pathname.startsWith(root)) return false;
    const path = decodeURIComponent(address.pathname.slice(root.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!existsSync(join(folder, file))) return false;
    return (
      address.hash === '' ||
      !site.has(file) ||
      site.get(file)!.ids.has(decodeURIComponent(address.hash.slice(1)))
    );
  }
}

type Parsed = { readonly links: ReadonlySet<string>; readonly ids: ReadonlySet<string> };

/** Links and anchors of a page that a program wrote, so that patterns find all of them. */
function parsed(html: string): Parsed {
  const values = (pattern: RegExp) =>
    new Set([...html.matchAll(pattern)].map(([, value]) => unescaped(value)));
  return {
    links: values(/<(?:a|img|iframe|link|script|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g),
    ids: values(/<[a-z][^>]*?\sid="([^"]*)"/g),
  };
}

function unescaped(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
