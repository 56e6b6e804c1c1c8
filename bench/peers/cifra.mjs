// The package `cifra`, as installed from its tarball.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project, report, versionOf } from './reading.mjs';

await report(versionOf('cifra'), async () => {
  const entry = join(project, 'node_modules/cifra/dist/js/node.js');
  const { read } = await import(pathToFileURL(entry).href);
  return async (file) => textOf(await read(file));
});

/** @param {readonly { text: string }[]} readings */
function textOf(readings) {
  return readings.map(({ text }) => text).join(' ');
}
