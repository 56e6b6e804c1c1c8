import { filesOf, type Source } from '@cifra/training/data/sources/catalogue.ts';
import { locateFile } from '@cifra/training/data/sources/findFile.ts';
import { presentParts } from '@cifra/training/data/sources/presentParts.ts';
import { colour } from '../output/colour.ts';
import { jsonDocument } from '../output/json.ts';
import { formatTable } from '../output/table.ts';
import { dataFolder } from './folder.ts';
import { allSources, type NamedManualSource } from './sources.ts';

/** Prints the catalogue. Presence is checked by file name only; `verify` checks the contents. */
export function listSources({ data, json }: { data?: string; json?: true }): void {
  const folder = dataFolder(data).path;
  const { download, manual } = allSources();
  const all = [...download, ...manual];
  const present = (source: Source | NamedManualSource) => presentFiles(source, folder);
  if (json) {
    console.log(jsonDocument(all.map((source) => ({ ...source, present: present(source) }))));
    return;
  }
  const rows = all.map((source) => [
    source.name,
    presence(present(source).length, countFiles(source)),
    source.about,
  ]);
  console.log(formatTable([['name', 'present', 'contents'], ...rows]).join('\n'));
  console.log('\nterms:');
  const terms = formatTable(all.map((source) => [source.name, source.terms]));
  console.log(terms.map((line) => `  ${line}`).join('\n'));
  for (const { name, how } of manual)
    console.log(`\n${name} cannot be downloaded by \`cifra data get\`. ${how}.`);
  console.log(colour('quiet', `\nfolder: ${folder}`));
}

/** Returns the paths of the files that are present in the data folder. */
function presentFiles(source: Source | NamedManualSource, folder: string): string[] {
  if ('how' in source) return presentParts(folder, source).present;
  return filesOf(source).flatMap(({ path }) => locateFile(folder, path) ?? []);
}

function countFiles(source: Source | NamedManualSource): number {
  return 'how' in source ? source.files.length + source.paths.length : filesOf(source).length;
}

function presence(there: number, all: number): string {
  if (there === 0) return 'no';
  return there === all ? 'yes' : `${there} of ${all} files`;
}
