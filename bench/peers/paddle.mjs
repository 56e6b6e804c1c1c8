// PaddleOCR's port to Node with the models that it ships.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project, report, versionOf } from './reading.mjs';

await report(versionOf('@gutenye/ocr-node'), async () => {
  const entry = createRequire(join(project, 'index.js')).resolve('@gutenye/ocr-node');
  const { default: Ocr } = await import(pathToFileURL(entry).href);
  const ocr = await Ocr.create();
  return async (file) => textOf(await ocr.detect(file));
});

/** @param {readonly { text: string }[]} lines */
function textOf(lines) {
  return lines.map(({ text }) => text).join(' ');
}
