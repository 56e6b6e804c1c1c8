// All pages of the site, from the documents of the repository.
import { globSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { withPlots } from '../figures/plots.ts';
import { livePage } from '../livePage/livePage.ts';
import { httpReference } from '../reference/httpReference.ts';
import { typeScriptReference } from '../reference/typeScriptReference.ts';
import { sectionOf, titled } from '../repository/markdown.ts';
import type { Page } from '../repository/page.ts';
import { isFolder, readText, repository } from '../repository/repository.ts';
import { readmePages, slugOf } from '../repository/slugs.ts';
import { homeText } from './home.ts';

const documents = [
  'docs/**/*.md',
  'models/*/CARD.md',
  'bench/RECORDS.md',
  'packages/web/THIRD-PARTY.md',
  '{CHANGELOG,CODE_OF_CONDUCT,CONTRIBUTING,SECURITY}.md',
];

/** Documents whose tables are drawn too. */
const measured = /^(?:bench|models)\//;

/** The pages that are made from sources. They take seconds, so they are made once while documents are written. */
let reference: Promise<Page[]> | undefined;

async function referencePages(): Promise<Page[]> {
  return [...(await typeScriptReference()), ...httpReference()];
}

/** `base`: the address of the site's root. */
export async function allPages(base: string): Promise<Page[]> {
  const files = globSync(documents, { cwd: repository }).map((file) => file.replaceAll('\\', '/'));
  reference ??= referencePages();
  return [homePage(base), ...readmeSections(base), ...files.sort().map(documentPage), ...(await reference)];
}

function documentPage(file: string): Page {
  const { title, text } = titled(readText(file).replace(/^---\n.*?\n---\n/s, ''));
  return { slug: slugOf(file)!, title, file, text: measured.test(file) ? withPlots(text) : text };
}

function homePage(base: string): Page {
  const title = 'Cifra reads handwritten numbers';
  return { slug: '', title, file: 'README.md', text: homeText(readText('README.md'), base), isHome: true };
}

function readmeSections(base: string): Page[] {
  const readme = readText('README.md');
  const own = Object.values(readmePages).filter(({ sections }) => sections.length > 0);
  return own.map(({ slug, title, sections }) => {
    const text = sections.map((heading) => `## ${heading}\n\n${sectionOf(readme, heading)}`).join('\n\n');
    const shown =
      slug === 'start' ? `${livePage(base)}\n\n${sectionOf(readme, sections[0])}` : withPlots(text);
    return { slug, title, file: 'README.md', text: shown };
  });
}

const languages: Readonly<Record<string, string>> = {
  '.ts': 'ts',
  '.mjs': 'js',
  '.json': 'json',
  '.py': 'python',
  '.sh': 'sh',
  '.md': 'md',
};

/** A file or folder that documents link to. Of a folder, the names of its files are listed. */
export function sourcePage(file: string): Page {
  const page = { slug: `source/${file.toLowerCase()}`, title: file, file, isSource: true } as const;
  if (isFolder(file)) {
    const names = readdirSync(join(repository, file)).filter((name) => !name.startsWith('.'));
    const entries = names.map((name) => {
      const isText = extname(name) in languages && statSync(join(repository, file, name)).isFile();
      return isText ? `- [${name}](${basename(file)}/${name})` : `- ${name}`;
    });
    return { ...page, text: entries.sort().join('\n') };
  }
  const language = languages[extname(file)] ?? '';
  return { ...page, text: `~~~~~~${language}\n${readText(file)}\n~~~~~~` };
}
