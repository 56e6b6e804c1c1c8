import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A reader that is installed from npm, in a project of its own, as it may bring its own ONNX Runtime. */
export type NpmReader = {
  readonly name: string;
  /** Script of this folder, which reads with it. */
  readonly script: string;
  /** Packages or tarballs to install. */
  readonly packages: readonly string[];
};

export const PADDLE: NpmReader = {
  name: 'PaddleOCR, @gutenye/ocr-node',
  script: 'paddle.mjs',
  packages: ['@gutenye/ocr-node@1.4.8'],
};

export const TESSERACT_JS: NpmReader = {
  name: 'tesseract.js',
  script: 'tesseractJs.mjs',
  packages: ['tesseract.js@7', '@tesseract.js-data/eng@1'],
};

/** Readings of one process. */
export type NpmReadings = {
  readonly version: string;
  /** Milliseconds from before the import to the first text. */
  readonly first: number;
  /** One per file, unchanged. */
  readonly texts: readonly string[];
  /** Milliseconds per file. */
  readonly times: readonly number[];
};

/** Installs a reader into an empty folder. Packages whose scripts download more are used without it. */
export async function install({ packages }: NpmReader, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
  await promisify(execFile)('npm', words, { cwd: folder });
}

/**
 * Reads picture files in a new process.
 * @param folder where the reader is installed
 * @throws Error if the process fails
 */
export async function readWith(
  { script }: NpmReader,
  folder: string,
  files: readonly string[],
): Promise<NpmReadings> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.join('\n'));
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${script} failed; run ${process.execPath} ${path} ${folder} by hand`);
  return JSON.parse(output.trim().split('\n').at(-1)!);
}
