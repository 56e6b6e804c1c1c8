import { availableParallelism } from 'node:os';
import type { Expect } from '@cifra/core/format/expect.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes } from '../exitCodes.ts';
import { colour } from '../output/colour.ts';
import { printable } from '../output/printable.ts';
import { expectFormat } from '../reading/expectFormat.ts';
import type { FileResult } from '../reading/fileResult.ts';
import { formatLines } from '../reading/formatTable.ts';
import { inOrder } from '../reading/inOrder.ts';
import { csvReport, humanReport, jsonReport, type Report } from '../reading/report.ts';

type Options = {
  readonly json?: true;
  readonly csv?: true;
  readonly model?: string;
  readonly expect?: Expect;
  readonly maxError?: number;
};

export const command = new Command('read')
  .description(
    'Read the numbers in pictures: PNG, JPEG, WebP, TIFF, BMP, PBM, PGM, PPM, or the first frame of a GIF.',
  )
  .argument('<files...>', 'pictures; - is standard input')
  .addOption(new Option('--json', 'one JSON object a file, one a line').conflicts('csv'))
  .addOption(new Option('--csv', 'comma-separated values with a head line'))
  .addOption(
    new Option(
      '-e, --expect <format>',
      'the kind of number that is looked for, as in the examples',
    ).argParser(expectFormat),
  )
  .addOption(
    new Option(
      '--max-error <share>',
      'share of the accepted readings that may be wrong (default: 0.01)',
    ).argParser(asShare),
  )
  .option(
    '-m, --model <name>',
    'a model under models/, or the folder of a bundle, in place of the one for its task',
  )
  .addHelpText('after', help())
  .action(async (files: string[], options: Options) => {
    const { openReader } = await import('../reading/reader.ts');
    const { model, expect, maxError } = options;
    const reader = await openReader(model, { ...(expect && { expect }), ...(maxError && { maxError }) });
    const report = reportFor(options, files, reader.model);
    for (const line of report.head) console.log(line);
    let exitCode: number = exitCodes.ok;
    for await (const result of inOrder(files, Math.min(4, availableParallelism()), reader.read)) {
      complain(result);
      for (const line of report.lines(result)) console.log(line);
      exitCode = worse(exitCode, exitCodeOf(result));
    }
    process.exitCode = exitCode;
  });

function help(): string {
  return `
Examples:
  cifra read seven.png
  cifra read scans/*.jpg --csv > numbers.csv
  cifra read cheque.jpg --expect amount
  cifra read form.png --expect date:dmy --max-error 0.001
  curl -s https://example.org/7.png | cifra read - --json

Formats:
${formatLines().join('\n')}
A format ranks the readings; what does not satisfy it is refused.

A file that cannot be used gets one line on standard error and does not stop the rest (exit code 3).
A picture that is read but not trusted is refused, with the reason (exit code 4).`;
}

function asShare(text: string): number {
  const share = Number(text);
  if (!(share > 0 && share < 1))
    throw new InvalidArgumentError('wanted a share above 0 and below 1, such as 0.01.');
  return share;
}

function reportFor({ json, csv }: Options, files: readonly string[], model: string): Report {
  if (json) return jsonReport(model);
  return csv ? csvReport() : humanReport(files);
}

function complain(result: FileResult): void {
  const name = `cifra: ${printable(result.file)}:`;
  if (result.problem !== undefined) {
    console.error(`${colour('bad', name, process.stderr)} ${printable(result.message)}`);
  } else {
    for (const note of result.notes) console.error(`${colour('warning', name, process.stderr)} ${note}`);
  }
}

function exitCodeOf({ problem, readings = [] }: FileResult): number {
  if (problem !== undefined) return exitCodes.inputs;
  return readings.every(({ accepted }) => accepted) ? exitCodes.ok : exitCodes.refused;
}

/** A file that could not be used weighs more than a refused reading. */
function worse(a: number, b: number): number {
  return a === exitCodes.inputs || b === exitCodes.inputs ? exitCodes.inputs : Math.max(a, b);
}
