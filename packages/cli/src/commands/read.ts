import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Expect } from '@cifra/core/format/expect.ts';
import { STYLES, type Style } from '@cifra/core/reading/styles.ts';
import type { PageRange } from '@cifra/node/documents/pageRanges.ts';
import { Command, Option } from 'commander';
import { colour } from '../output/colour.ts';
import { printable } from '../output/printable.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { share } from '../platform/share.ts';
import { expectFormat } from '../reading/expectFormat.ts';
import type { FileResult } from '../reading/fileResult.ts';
import { formatLines } from '../reading/formatTable.ts';
import { begun, inOrder } from '../reading/inOrder.ts';
import type { Input } from '../reading/inputs.ts';
import { pageRanges } from '../reading/pageRanges.ts';
import { readingProgress } from '../reading/progress.ts';
import { csvReport, humanReport, jsonReport, type Report } from '../reading/report.ts';

type Options = {
  readonly json?: true;
  readonly csv?: true;
  readonly filesFrom?: string;
  readonly model?: string;
  readonly expect?: Expect;
  readonly maxError?: number;
  readonly calibration?: string;
  readonly style?: Style;
  readonly pages?: readonly PageRange[];
  readonly password?: string;
};

export const command = new Command('read')
  .description(
    'Read the numbers in documents and pictures: PDF, TIFF, PNG, JPEG, WebP, BMP, PBM, PGM, PPM, or the first frame of a GIF.',
  )
  .argument('[files...]', 'documents, pictures, or folders with them; - is standard input')
  .addOption(
    new Option('--json', 'one JSON object per picture or page, one per line (JSON Lines)').conflicts('csv'),
  )
  .addOption(new Option('--csv', 'comma-separated values with a header row'))
  .addOption(
    new Option('-e, --expect <format>', 'the expected format of the number, see below').argParser(
      expectFormat,
    ),
  )
  .addOption(
    new Option(
      '--max-error <share>',
      'highest share of accepted readings that may be wrong (default: 0.01)',
    ).argParser(share),
  )
  .addOption(
    new Option(
      '--calibration <file>',
      'accept by the threshold of this file of cifra calibrate; needs the same models and the same --expect',
    ).conflicts('maxError'),
  )
  .addOption(
    new Option(
      '--style <style>',
      'how the writer writes 1 and 7: american (no flag, no bar), european (1 with a flag, 7 with a bar), or auto, as the other digits show',
    ).choices(STYLES),
  )
  .addOption(
    new Option('--pages <pages>', 'pages of each document, such as 1-3,7 (default: all)').argParser(
      pageRanges,
    ),
  )
  .option('--password <password>', 'opens encrypted PDFs')
  .option('--files-from <file>', 'read the pictures named in this file, one per line; - is standard input')
  .option(
    '-m, --model <name>',
    'a model under models/, or the folder of a bundle; replaces the default model for its task',
  )
  .addHelpText('after', help())
  .action(async (files: string[], options: Options) => {
    const { model, expect, maxError, calibration, style, filesFrom, pages, password } = options;
    const { inputsOf, nameOf } = await import('../reading/inputs.ts');
    const inputs = await inputsOf(files, filesFrom);
    const { openReader } = await import('../reading/reader.ts');
    const { readCalibration } = await import('../reading/calibrationFile.ts');
    const reader = await openReader(
      model,
      { ...(expect && { expect }), ...(maxError && { maxError }), ...(style && { style }) },
      calibration === undefined ? undefined : await readCalibration(calibration),
    );
    const report = reportFor(options, inputs.map(nameOf), reader.model);
    const progress = readingProgress(inputs.length);
    await print(report.head);
    let exitCode: number = exitCodes.ok;
    const which = { ...(pages && { pages }), ...(password !== undefined && { password }) };
    const read = (input: Input) => begun(typeof input === 'string' ? reader.read(input, which) : only(input));
    for await (const results of inOrder(inputs, Math.min(4, availableParallelism()), read)) {
      for await (const result of results) {
        for (const line of complaints(result)) progress.note(line);
        await print(report.lines(result));
        exitCode = worse(exitCode, exitCodeOf(result));
      }
      progress.next();
    }
    progress.done();
    process.exitCode = exitCode;
  });

async function* only<T>(value: T): AsyncGenerator<T, void, undefined> {
  yield value;
}

/**
 * Writes lines only as fast as the receiver takes them, so that a slow pipe does not fill the
 * memory of this process.
 */
async function print(lines: readonly string[]): Promise<void> {
  for (const line of lines) if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

function help(): string {
  return `
Examples:
  cifra read seven.png
  cifra read scans --csv > numbers.csv
  find scans -name '*.jpg' | cifra read --files-from - --json
  cifra read invoices.pdf --pages 1-3,7 --csv
  cifra read cheque.jpg --expect amount
  cifra read form.png --expect date:dmy --max-error 0.001
  cifra read scans --style european
  curl -s https://example.org/7.png | cifra read - --json

Formats:
${formatLines().join('\n')}
A format ranks the readings. Readings that do not match it are refused.

For a folder, the command reads its documents and pictures and those of its subfolders, selected by file extension, in natural order
(9 before 10). A file that cannot be used gets one line on standard error; the others are still read (exit code 3).
A reading with low confidence is refused, with the reason (exit code 4).`;
}

function reportFor({ json, csv }: Options, files: readonly string[], model: string): Report {
  if (json) return jsonReport(model);
  return csv ? csvReport() : humanReport(files);
}

/** Lines for standard error. */
function complaints(result: FileResult): string[] {
  const place = result.page === undefined ? '' : `, page ${result.page}`;
  const name = `cifra: ${printable(result.file)}${place}:`;
  if (result.problem !== undefined)
    return [`${colour('bad', name, process.stderr)} ${printable(result.message)}`];
  return result.notes.map((note) => `${colour('warning', name, process.stderr)} ${note}`);
}

function exitCodeOf({ problem, readings = [] }: FileResult): number {
  if (problem !== undefined) return exitCodes.inputs;
  return readings.every(({ accepted }) => accepted) ? exitCodes.ok : exitCodes.refused;
}

/** Returns the worse exit code: an unusable file outranks a refused reading. */
function worse(a: number, b: number): number {
  return a === exitCodes.inputs || b === exitCodes.inputs ? exitCodes.inputs : Math.max(a, b);
}
