/** The npm package that a file belongs to: `…/node_modules/@a/b/c.js` → `@a/b`. None for our own. */
export function npmPackage(file: string): string[] {
  const name = /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll('\\', '/'))?.[1];
  return name === undefined ? [] : [name];
}
