import { colour } from '../output/colour.ts';
import { printable } from '../output/printable.ts';
import { interrupt } from '../platform/interrupt.ts';
import { exitCodeOf, worse } from '../reading/exitCode.ts';
import { inputsOf } from '../reading/inputs.ts';
import { readingProgress } from '../reading/progress.ts';
import { openForm } from './openForm.ts';
import { openTemplate } from './openTemplate.ts';
import { type PageResult, readFile } from './readFile.ts';
import { csvReport, humanReport, jsonReport } from './report.ts';

export type ReadFormOptions = {
  readonly json?: true;
  readonly csv?: true;
  readonly maxError?: number;
};

/** Reads filled forms, and prints their values as they are read. */
export async function readForms(
  templateFile: string,
  files: readonly string[],
  { json, csv, maxError }: ReadFormOptions,
): Promise<void> {
  const form = await openForm(await openTemplate(templateFile));
  const inputs: readonly (string | PageResult)[] = await inputsOf(files, undefined);
  const report = reportFor(json, csv);
  const progress = readingProgress(inputs.length);
  const stop = interrupt(() => progress.note('stopping … (press Ctrl-C again to exit immediately)'));
  for (const line of report.head) console.log(line);
  let exitCode = exitCodeOf({});
  for (const input of inputs) {
    for await (const result of typeof input === 'string' ? readFile(form, input, maxError) : [input]) {
      if (stop.signal.aborted) break;
      if (result.values === undefined) progress.note(complaint(result));
      for (const line of report.lines(result)) console.log(line);
      exitCode = worse(exitCode, exitCodeOf({ ...result, readings: result.values ?? [] }));
    }
    progress.next();
  }
  progress.done();
  stop.dispose();
  process.exitCode = stop.signal.aborted ? stop.exitCode() : exitCode;
}

function reportFor(json: true | undefined, csv: true | undefined) {
  if (json) return jsonReport();
  return csv ? csvReport() : humanReport();
}

function complaint({ file, page, message }: Extract<PageResult, { readonly message: string }>): string {
  const place = page === undefined ? '' : `, page ${page}`;
  return `${colour('bad', `cifra: ${printable(file)}${place}:`, process.stderr)} ${printable(message)}`;
}
