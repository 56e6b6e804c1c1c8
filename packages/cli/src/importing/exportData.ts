import { stat } from 'node:fs/promises';
import { writePng } from '@cifra/node/pictures/png/writePng.ts';
import type { DigitSet } from '@cifra/training/data/foreign/digitSet.ts';
import { exportSets } from '@cifra/training/data/foreign/exportSets.ts';
import { idxFilesIn } from '@cifra/training/data/foreign/idxFiles.ts';
import { readPictureFolder } from '@cifra/training/data/foreign/readFolder.ts';
import { checkEmpty } from '@cifra/training/data/foreign/writeFolder.ts';
import { readLayout } from '@cifra/training/data/pictures/layout.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError } from '../platform/commandError.ts';
import { interrupt } from '../platform/interrupt.ts';
import { decode, openSets } from './openSets.ts';
import type { ExportOptions } from './options.ts';

/** Writes a folder of pictures, or files of another program, in the format of another program. */
export async function exportData(files: readonly string[], options: ExportOptions): Promise<void> {
  const { to, out } = options;
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    await checkEmpty(out);
    await exportSets(to, out, await setsOf(files, options), {
      encode: writePng,
      signal: stop.signal,
      onProgress: (done, total) => progress.update(`  ${done} of ${total} pictures written`),
    });
    progress.clear();
    console.log(out);
  } catch (error) {
    if (!stop.signal.aborted) throw asCommandError(error);
    progress.note('stopped; nothing was exported');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

async function setsOf(files: readonly string[], options: ExportOptions): Promise<readonly DigitSet[]> {
  const [first] = files;
  const isFolder = files.length === 1 && (await stat(first)).isDirectory();
  if (isFolder && (await idxFilesIn(first)).length === 0)
    return readPictureFolder(await readLayout(first), decode);
  return (await openSets(files, options)).sets;
}
