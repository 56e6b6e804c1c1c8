import { posix } from 'node:path';

/**
 * Chooses a name without an ending for the documents of each file: its path below the folder that all
 * files have in common, without its ending: `scans/a.png` → `a`. Files that differ only in their endings
 * keep them.
 */
export function documentNames(files: readonly string[]): Map<string, string> {
  const paths = files.map((file) => [file, partsOf(file)] as const);
  const common = commonParts(paths.map(([, parts]) => parts.slice(0, -1)));
  const names = paths.map(([file, parts]) => [file, parts.slice(common).join('/')] as const);
  const counts = new Map<string, number>();
  for (const [, name] of new Map(names)) counts.set(plain(name), (counts.get(plain(name)) ?? 0) + 1);
  return new Map(names.map(([file, name]) => [file, counts.get(plain(name)) === 1 ? plain(name) : name]));
}

/** Folders and name; without `..`, which would lead out of the folder of the documents. */
function partsOf(file: string): string[] {
  const path = posix.normalize(file.replaceAll('\\', '/'));
  return path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
}

function commonParts(folders: readonly (readonly string[])[]): number {
  const [first = []] = folders;
  const differs = first.findIndex((part, i) => folders.some((folder) => folder[i] !== part));
  return differs < 0 ? first.length : differs;
}

function plain(name: string): string {
  return name.replace(/(?<=[^/])\.[^./]+$/, '');
}
