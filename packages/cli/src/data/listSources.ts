import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogue,
  filesOf,
  type ManualSource,
  manualSources,
  type Source,
} from '@cifra/training/data/sources/catalogue.ts';
import { locateFile } from '@cifra/training/data/sources/findFile.ts';
import { colour } from '../output/colour.ts';
import { jsonDocument } from '../output/json.ts';
import { formatTable } from '../output/table.ts';
import { dataFolder } from './folder.ts';

/** Prints the catalogue. Presence is checked by file name only; `verify` checks the contents. */
export function listSources({ data, json }: { data?: string; json?: true }): void {
  const folder = dataFolder(data).path;
  const sources = Object.values(catalogue.sources);
  const manual = Object.entries(manualSources);
  if (json) {
    const present = sources.map((source) => ({ ...source, present: presentFiles(source, folder) }));
    const byHand = manual.map(([name, source]) => ({
      name,
      ...source,
      present: presentPaths(source, folder),
    }));
    console.log(jsonDocument([...present, ...byHand]));
    return;
  }
  const rows = [
    ...sources.map((source) => [source.name, presence(source, folder), source.about]),
    ...manual.map(([name, source]) => [
      name,
      presentPaths(source, folder).length === source.paths.length ? 'yes' : 'no',
      source.about,
    ]),
  ];
  console.log(formatTable([['name', 'present', 'contents'], ...rows]).join('\n'));
  console.log('\nterms:');
  const terms = [
    ...sources.map(({ name, terms }) => [name, terms]),
    ...manual.map(([name, { terms }]) => [name, terms]),
  ];
  console.log(
    formatTable(terms)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
  for (const [name, { how }] of manual)
    console.log(`\n${name} cannot be downloaded by \`cifra data get\`. ${how}.`);
  console.log(colour('quiet', `\nfolder: ${folder}`));
}

function presentPaths({ paths }: ManualSource, folder: string): string[] {
  return paths.filter((path) => existsSync(join(folder, path)));
}

/** Returns the paths of the files that are present in the data folder. */
function presentFiles(source: Source, folder: string): string[] {
  return filesOf(source).flatMap(({ path }) => locateFile(folder, path) ?? []);
}

function presence(source: Source, folder: string): string {
  const there = presentFiles(source, folder).length;
  const all = filesOf(source).length;
  if (there === 0) return 'no';
  return there === all ? 'yes' : `${there} of ${all} files`;
}
