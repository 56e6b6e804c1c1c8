import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { type Input, nameOf } from '../reading/inputs.ts';
import type { OutputFormat } from '../reading/outputFormat.ts';
import { type Output, standardOutput } from './output.ts';
import { openResultFile } from './resultFile.ts';
import { type SettingsSource, settingsOf } from './settings.ts';

export type BatchOptions = {
  /** Undefined for text for people. */
  readonly format: OutputFormat | undefined;
  readonly out?: string | undefined;
  readonly resume?: true | undefined;
};

export type Batch = Output & {
  readonly total: number;
  /** Number of inputs that an earlier part of the batch has read. */
  readonly before: number;
  /** The inputs that are not yet read. */
  readonly left: readonly Input[];
};

/** @throws CommandError for options that do not go together */
export function checkBatchOptions({ format, out, resume }: BatchOptions): void {
  if (out !== undefined && format === undefined)
    throw usage('--out writes results for programs', 'Add --csv, --json or --format.');
  if (out === undefined && resume)
    throw usage('--resume continues a file of results', 'Name this file with --out.');
}

/**
 * Opens the output of a command, and finds the inputs that are left to be read. In a file, results
 * are identified by the name of the input, so an input that is named twice is read once.
 *
 * @param head the first lines of the output
 * @throws CommandError if the file cannot be used
 */
export async function openBatch(
  { out, format, resume }: BatchOptions,
  inputs: readonly Input[],
  head: readonly string[],
  source: Omit<SettingsSource, 'format'>,
): Promise<Batch> {
  if (out === undefined)
    return { ...(await standardOutput(head)), total: inputs.length, before: 0, left: inputs };
  const byName = new Map(inputs.map((input) => [nameOf(input), input]));
  const settings = settingsOf({ ...source, format: optionOf(format) });
  const isInput = (name: string) => byName.has(name);
  const output = await openResultFile({ out, resume: resume === true, head, settings, isInput });
  const left = [...byName].filter(([name]) => !output.done.has(name)).map(([, input]) => input);
  return { ...output, total: byName.size, before: byName.size - left.length, left };
}

/** The option as it has always been in the settings of a batch. */
function optionOf(format: OutputFormat | undefined): string {
  return format === 'csv' || format === 'json' ? `--${format}` : `--format ${format}`;
}

function usage(message: string, hint: string): CommandError {
  return new CommandError(message, { hint, exitCode: exitCodes.usage });
}
