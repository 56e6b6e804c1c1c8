// The reference of the packages, from the docstrings of what their `index.ts` exports.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { Application, Configuration, type ProjectReflection } from 'typedoc';
import { outsideFences } from '../repository/markdown.ts';
import type { Page } from '../repository/page.ts';
import { isFile, repository } from '../repository/repository.ts';

type Entry = { readonly file: string; readonly name: string; readonly guide: string };

/** What others can import, with the guide to it. Files that do not exist have no page. */
const entries: readonly Entry[] = [
  { file: 'packages/cifra/src/index.ts', name: 'cifra', guide: 'package.md' },
  { file: 'packages/cifra/src/element.ts', name: 'cifra/element', guide: 'element.md' },
  { file: 'packages/core/src/index.ts', name: '@cifra/core', guide: 'reading.md' },
  { file: 'packages/documents/src/index.ts', name: '@cifra/documents', guide: 'reading.md' },
  { file: 'packages/node/src/index.ts', name: '@cifra/node', guide: 'reading.md' },
  { file: 'packages/training/src/index.ts', name: '@cifra/training', guide: 'training.md' },
  { file: 'packages/server/src/index.ts', name: '@cifra/server', guide: 'api.md' },
  { file: 'packages/client/src/index.ts', name: '@cifra/client', guide: 'client.md' },
];

export type Referenced = Entry & { readonly slug: string };

export function referencedPackages(): Referenced[] {
  return entries
    .filter(({ file }) => isFile(file))
    .map((entry) => ({ ...entry, slug: `reference/${entry.name.replace('@cifra/', '').replace('/', '-')}` }));
}

export async function typeScriptReference(): Promise<Page[]> {
  const referenced = referencedPackages();
  const app = await typeDoc(referenced.map(({ file }) => join(repository, file)));
  const folder = mkdtempSync(join(tmpdir(), 'cifra-reference-'));
  try {
    const pages: Page[] = [];
    // One program for all, but a project for each, so that each has one page.
    for (const entry of app.getEntryPoints() ?? []) {
      const name = entry.sourceFile.fileName.replaceAll('\\', '/');
      const each = referenced.find(({ file }) => name.endsWith(file))!;
      const project = app.converter.convert([entry]);
      nameErrors(project);
      const path = join(folder, each.slug);
      await app.outputs.writeOutput({ name: 'markdown', path }, project);
      pages.push(packagePage(each, readFileSync(join(path, 'README.md'), 'utf8')));
    }
    return pages;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function typeDoc(entryPoints: readonly string[]): Promise<Application> {
  return Application.bootstrapWithPlugins({
    plugin: [createRequire(import.meta.url).resolve('typedoc-plugin-markdown')],
    entryPoints: [...entryPoints],
    tsconfig: join(import.meta.dirname, '../../tsconfig.reference.json'),
    // `npm run types` checks the sources.
    skipErrorChecking: true,
    excludeExternals: true,
    readme: 'none',
    router: 'module',
    groupOrder: ['Functions', 'Classes', 'Variables', '*'],
    preservedTypeAnnotationTags: ['@throws'],
    blockTags: [...Configuration.OptionDefaults.blockTags, ...elementTags],
    logLevel: 'Warn',
    ...appearance,
  } as Parameters<typeof Application.bootstrapWithPlugins>[0]);
}

function packagePage({ file, name, guide, slug }: Referenced, markdown: string): Page {
  const intro = `Everything that \`${name}\` exports. [The guide](../../../docs/${guide}) shows how it is used.`;
  const text = withOwnAnchors(markdown.replace(/^# .*\n/, ''));
  return { slug, title: name, file, text: `${intro}\n\n${text}` };
}

/** Tags of custom elements, as their manifests know them. */
const elementTags = [
  '@attr',
  '@csspart',
  '@cssprop',
  '@cssproperty',
  '@cssstate',
  '@fires',
  '@slot',
  '@tagname',
] as const;

/** Options of typedoc-plugin-markdown. */
const appearance = {
  hidePageHeader: true,
  hideBreadcrumbs: true,
  disableSources: true,
  useCodeBlocks: true,
  useHTMLAnchors: true,
  expandObjects: true,
  parametersFormat: 'table',
  propertiesFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideOverrides: true, hideInherited: true, hideDefaults: true },
};

/** Puts the class of an error before its description: TypeDoc's Markdown leaves out the type of `@throws {Type}`. */
function nameErrors(project: ProjectReflection): void {
  for (const { comment } of Object.values(project.reflections))
    for (const tag of comment?.blockTags ?? []) {
      const name = tag.typeAnnotation?.replace(/[{}]/g, '');
      if (tag.tag === '@throws' && name)
        tag.content.unshift({ kind: 'code', text: `\`${name}\`` }, { kind: 'text', text: ': ' });
    }
}

/**
 * TypeDoc numbers its anchors over headings and properties, the site over headings only. Links then
 * lead to the site's anchors; a property's is that of its heading. The anchor of a heading is alone
 * on a line before it.
 */
export function withOwnAnchors(markdown: string): string {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  let heading = '';
  let waiting: string[] = [];
  const note = (line: string) => {
    const ids = [...line.matchAll(anchor)].map(([, id]) => id);
    const [, title] = /^#+ (.+)$/.exec(line) ?? [];
    if (title) {
      heading = slugger.slug(title.replace(/[\\`]/g, ''));
      for (const id of waiting) anchors.set(id, heading);
      waiting = [];
    } else if (line.replaceAll(anchor, '') === '') waiting.push(...ids);
    else for (const id of ids) anchors.set(id, heading);
  };
  return outsideFences(markdown, (text) => {
    for (const line of text.split('\n')) note(line);
    return text.replaceAll(anchor, '').replace(/^\*\*\*$/gm, '');
  }).replace(/\]\(#([^)]+)\)/g, (_, id: string) => `](#${anchors.get(id) ?? id})`);
}

const anchor = /<a id="([^"]*)"><\/a> ?/g;
