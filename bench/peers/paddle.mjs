// Reads the picture files named on the lines of standard input by PaddleOCR and prints one line of
// JSON: its version, the texts, and the milliseconds of each. Started by paddle.ts in a process of
// its own, as it brings another ONNX Runtime.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = join(process.argv[2], 'node_modules');
const entry = createRequire(join(modules, 'index.js')).resolve('@gutenye/ocr-node');
const { default: Ocr } = await import(pathToFileURL(entry).href);
const ocr = await Ocr.create();

const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
await ocr.detect(files[0]);
const texts = [];
const times = [];
for (const file of files) {
  const begin = performance.now();
  const lines = await ocr.detect(file);
  times.push(performance.now() - begin);
  texts.push(textOf(lines));
}
const { version } = JSON.parse(readFileSync(join(modules, '@gutenye/ocr-node/package.json'), 'utf8'));
console.log(JSON.stringify({ version, texts, times }));

/** @param {readonly { text: string }[]} lines */
function textOf(lines) {
  return lines.map(({ text }) => text).join(' ');
}
