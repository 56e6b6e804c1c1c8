import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PeerReadings } from './peerReadings.ts';

/** Reason why Tesseract's row is missing. */
export const NO_TESSERACT = 'not measured: no tesseract on the PATH (Debian: apt-get install tesseract-ocr)';

const run = promisify(execFile);

/** Configured for one line of digits only, the most that users can specify. */
const OPTIONS = ['--psm', '7', '-c', 'tessedit_char_whitelist=0123456789'];
/** Separator that Tesseract writes between two pictures. */
const FORM_FEED = '\f';

/**
 * Reads picture files with Tesseract, in one process and one thread for all, including the start of
 * the program. Returns null if it is not installed.
 */
export async function readWithTesseract(files: readonly string[]): Promise<PeerReadings | null> {
  const version = await run('tesseract', ['--version']).catch(() => null);
  if (!version) return null;
  const folder = await mkdtemp(join(tmpdir(), 'cifra-tesseract-'));
  try {
    const list = join(folder, 'list.txt');
    await writeFile(list, files.join('\n'));
    const begin = performance.now();
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const { stdout } = await run('tesseract', [list, 'stdout', ...OPTIONS], { env, maxBuffer: 2 ** 24 });
    const milliseconds = (performance.now() - begin) / files.length;
    const texts = stdout.split(FORM_FEED).slice(0, files.length);
    if (texts.length !== files.length)
      throw new Error(`tesseract: ${texts.length} texts for ${files.length} pictures`);
    return { name: version.stdout.split('\n')[0], texts, milliseconds };
  } finally {
    await rm(folder, { recursive: true });
  }
}
