// What the readers from npm do alike, each in a process of its own: reads the picture files named on the lines of
// standard input and prints one line of JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project in which the package is installed: the first argument. */
export const project = process.argv[2];

/** @param {string} name of a package of the project */
export const versionOf = (name) =>
  JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')).version;

/**
 * Prints the version, the milliseconds from before the import to the first text, the texts of all pictures, and the
 * milliseconds of each, after the first picture was read once more.
 * @param {string} version
 * @param {() => Promise<(file: string) => Promise<string>>} open imports the package and returns its reader
 */
export async function report(version, open) {
  const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const begin = performance.now();
  const read = await open();
  await read(files[0]);
  const first = performance.now() - begin;
  const texts = [];
  const times = [];
  for (const file of files) {
    const start = performance.now();
    texts.push(await read(file));
    times.push(performance.now() - start);
  }
  console.log(JSON.stringify({ version, first, texts, times }));
}
