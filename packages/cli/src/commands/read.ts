import { availableParallelism } from 'node:os';
import type { Expect } from '@cifra/core/format/expect.ts';
import { STYLES, type Style } from '@cifra/core/reading/styles.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import type { PageRange } from '@cifra/node/documents/pageRanges.ts';
import { Command, Option } from 'commander';
import { colour } from '../output/colour.ts';
import { printable } from '../output/printable.ts';
import { interrupt } from '../platform/interrupt.ts';
import { share } from '../platform/share.ts';
import { exitCodeOf, worse } from '../reading/exitCode.ts';
import { expectFormat } from '../reading/expectFormat.ts';
import type { FileResult } from '../reading/fileResult.ts';
import { formatLines } from '../reading/formatTable.ts';
import { begun, inOrder } from '../reading/inOrder.ts';
import type { Input } from '../reading/inputs.ts';
import { KINDS, READS_PAGES } from '../reading/kinds.ts';
import {
  DOCUMENT_FORMATS,
  type FormatOptions,
  LINE_FORMATS,
  type OutputFormat,
  outputFormat,
} from '../reading/outputFormat.ts';
import { pageRanges } from '../reading/pageRanges.ts';
import { readingProgress } from '../reading/progress.ts';
import type { WhichPages } from '../reading/reader.ts';
import { csvReport, humanReport, jsonReport, noReport, type Report } from '../reading/report.ts';

type Options = FormatOptions & {
  readonly out?: string;
  readonly resume?: true;
  readonly filesFrom?: string;
  readonly model?: string;
  readonly expect?: Expect;
  readonly maxError?: number;
  readonly calibration?: string;
  readonly style?: Style;
  readonly print?: boolean;
  readonly pages?: readonly PageRange[];
  readonly password?: string;
};

const STOPPING = 'stopping … (press Ctrl-C again to exit immediately)';

export const command = new Command('read')
  .description(`Read the numbers in ${READS_PAGES ? 'documents and pictures' : 'pictures'}: ${KINDS}.`)
  .argument(
    '[files...]',
    `${READS_PAGES ? 'documents, pictures' : 'pictures'}, or folders with them; - is standard input`,
  )
  .addOption(
    new Option('--json', 'one JSON object per picture or page, one per line (JSON Lines)').conflicts([
      'csv',
      'format',
    ]),
  )
  .addOption(new Option('--csv', 'comma-separated values with a header row').conflicts('format'))
  .addOption(
    new Option(
      '-f, --format <format>',
      'json and csv as above, or documents: hocr, alto, page (PAGE-XML), label-studio (pre-annotations)',
    ).choices([...LINE_FORMATS, ...DOCUMENT_FORMATS]),
  )
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
  .option('--print', 'read printed numbers too, marked as such')
  .addOption(
    new Option('--pages <pages>', 'pages of each document, such as 1-3,7 (default: all)')
      .argParser(pageRanges)
      .hideHelp(!READS_PAGES),
  )
  .addOption(new Option('--password <password>', 'opens encrypted PDFs').hideHelp(!READS_PAGES))
  .option(
    '-o, --out <file>',
    'write the results to this new file, or documents to this new folder; needs a format',
  )
  .option('--resume', 'continue the --out file of an earlier command that was stopped')
  .option('--files-from <file>', 'read the pictures named in this file, one per line; - is standard input')
  .option(
    '-m, --model <name>',
    'a model under models/, or the folder of a bundle; replaces the default model for its task',
  )
  .addHelpText('after', help())
  .action(async (files: string[], options: Options) => {
    const { model, calibration, filesFrom, pages, out } = options;
    const { inputsOf, nameOf } = await import('../reading/inputs.ts');
    const { checkBatchOptions, openBatch } = await import('../batch/batch.ts');
    const format = outputFormat(options);
    const where = { format, out, resume: options.resume };
    checkBatchOptions(where);
    const inputs = await inputsOf(files, filesFrom);
    const { openReader } = await import('../reading/reader.ts');
    const { openDocuments } = await import('../documents/openDocuments.ts');
    const { readCalibration } = await import('../reading/calibrationFile.ts');
    const given = readingOptions(options);
    const calibrated = calibration === undefined ? undefined : await readCalibration(calibration);
    const reader = await openReader(model, given, calibrated);
    const names = inputs.map(nameOf);
    const target = { format, out, resume: options.resume === true, files: names, models: reader.model };
    const documents = await openDocuments(target);
    const report = reportFor(format, out !== undefined, names, reader.model);
    const source = { models: reader.models, options: given, calibration: calibrated, pages };
    const batch = await openBatch({ ...where, out: documents.table }, inputs, report.head, source);
    const progress = readingProgress(batch.total, { before: batch.before, toFile: out !== undefined });
    const stop = out === undefined ? null : interrupt(() => progress.note(STOPPING));
    let { exitCode } = batch;
    const which = whichPages(options);
    const read = (input: Input) => begun(typeof input === 'string' ? reader.read(input, which) : only(input));
    for await (const results of inOrder(batch.left, Math.min(4, availableParallelism()), read)) {
      // A file in the output counts as read when the command is resumed, so the pages of a document
      // are written together. Standard output gets each page as soon as it is read.
      const held: string[] = [];
      for await (const result of results) {
        if (stop?.signal.aborted) break;
        for (const line of complaints(result)) progress.note(line);
        if (out === undefined) await batch.write(report.lines(result));
        else held.push(...report.lines(result));
        exitCode = worse(exitCode, exitCodeOf(result));
        documents.add(result);
      }
      if (stop?.signal.aborted) break;
      await documents.write();
      await batch.write(held);
      progress.next();
    }
    await batch.close();
    progress.done();
    stop?.dispose();
    process.exitCode = exitCode;
    if (!stop?.signal.aborted) return;
    console.error('stopped; to resume, run the same command with --resume');
    process.exitCode = stop.exitCode();
  });

function readingOptions({ expect, maxError, style, print }: Options): ReadingOptions {
  return {
    ...(expect && { expect }),
    ...(maxError && { maxError }),
    ...(style && { style }),
    ...(print && { print }),
  };
}

function whichPages({ pages, password }: Options): WhichPages {
  return { ...(pages && { pages }), ...(password !== undefined && { password }) };
}

async function* only<T>(value: T): AsyncGenerator<T, void, undefined> {
  yield value;
}

function help(): string {
  return `
Examples:
  cifra read seven.png
  cifra read scans --csv > numbers.csv
  cifra read scans --csv --out numbers.csv --resume
  cifra read scans --format page --out transcriptions
  find scans -name '*.jpg' | cifra read --files-from - --json
${READS_PAGES ? '  cifra read invoices.pdf --pages 1-3,7 --csv\n' : ''}  cifra read cheque.jpg --expect amount
  cifra read form.png --expect date:dmy --max-error 0.001
  cifra read scans --style european
  curl -s https://example.org/7.png | cifra read - --json

Formats:
${formatLines().join('\n')}
A format ranks the readings. Readings that do not match it are refused.

For a folder, the command reads its ${READS_PAGES ? 'documents and pictures' : 'pictures'} and those of its subfolders, selected by file extension, in natural order
(9 before 10). A file that cannot be used gets one line on standard error; the others are still read (exit code 3).
A reading with low confidence is refused, with the reason (exit code 4).

With --out, the results are in the file as soon as they are made. If the command is stopped in any way, the same command
with --resume reads only the files that are left.`;
}

function reportFor(
  format: OutputFormat | undefined,
  toFile: boolean,
  files: readonly string[],
  model: string,
): Report {
  if (format === undefined) return humanReport(files);
  if (format === 'json') return jsonReport(model);
  return format === 'csv' || toFile ? csvReport() : noReport;
}

/** Lines for standard error. */
function complaints(result: FileResult): string[] {
  const place = result.page === undefined ? '' : `, page ${result.page}`;
  const name = `cifra: ${printable(result.file)}${place}:`;
  if (result.problem !== undefined)
    return [`${colour('bad', name, process.stderr)} ${printable(result.message)}`];
  return result.notes.map((note) => `${colour('warning', name, process.stderr)} ${note}`);
}
