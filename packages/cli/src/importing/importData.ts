import { rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { writePng } from '@cifra/node/pictures/png/writePng.ts';
import { contactSheet } from '@cifra/training/data/foreign/contactSheet.ts';
import { checkEmpty, writePictureFolder } from '@cifra/training/data/foreign/writeFolder.ts';
import { jsonDocument } from '../output/json.ts';
import { createProgress, type Progress } from '../output/progress.ts';
import { asCommandError } from '../platform/commandError.ts';
import { interrupt } from '../platform/interrupt.ts';
import { openSets } from './openSets.ts';
import type { ImportOptions } from './options.ts';
import { inWords, labelWarning, summaryOf } from './report.ts';

/**
 * Imports files of other programs as a folder of pictures that `cifra train` takes, and draws a
 * contact sheet.
 */
export async function importData(files: readonly string[], options: ImportOptions): Promise<void> {
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    await importFiles(files, options, { progress, signal: stop.signal });
  } catch (error) {
    if (!stop.signal.aborted) throw asCommandError(error);
    progress.note('stopped; nothing was imported');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

type Watch = { readonly progress: Progress; readonly signal: AbortSignal };

async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  { progress, signal }: Watch,
): Promise<void> {
  const { out = nameOf(files[0]), dryRun = false, json = false } = options;
  const { sheet = `${out}-sheet.png` } = options;
  if (!dryRun) await checkEmpty(out);
  const opened = await openSets(files, options);
  await writeFile(sheet, await writePng(contactSheet(opened.sets)));
  const warning = labelWarning(opened);
  if (warning) progress.note(`cifra: ${warning}`);
  if (!dryRun) {
    await writePictureFolder(out, opened.sets, {
      encode: writePng,
      signal,
      onProgress: (done, total) => progress.update(`  ${done} of ${total} pictures written`),
    }).catch(async (error: unknown) => {
      await rm(sheet, { force: true });
      throw error;
    });
    progress.clear();
  }
  const summary = { ...summaryOf(opened), sheet, folder: dryRun ? null : out };
  console.log(json ? jsonDocument(summary) : inWords(summary, files).join('\n'));
}

/** `data/mnist.npz` → `mnist`, a folder in the working folder; without an ending, `emnist` → `emnist-import`. */
function nameOf(file: string): string {
  const name = basename(resolve(file));
  const plain = name.replace(/(\.[a-z][a-z0-9]{1,7})?(\.gz)?$/i, '');
  return plain === name ? `${name}-import` : plain;
}
