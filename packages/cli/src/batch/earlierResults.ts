import { csvCells } from '@cifra/core/base/csv.ts';
import { CommandError } from '../platform/commandError.ts';
import { type ExitCode, exitCodes } from '../platform/exitCodes.ts';
import { exitCodeOf, worse } from '../reading/exitCode.ts';
import { rowsOf } from './rows.ts';

/** The results that the first part of a batch wrote. */
export type EarlierResults = {
  /** Names of the files whose results are complete. */
  readonly done: ReadonlySet<string>;
  readonly exitCode: ExitCode;
  /** Where the next results belong, in bytes. What follows is incomplete. */
  readonly end: number;
};

/** The results of one file, and where they are, in bytes. */
type Part = {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly exitCode: ExitCode;
};

/**
 * Finds out which results a file has. A picture with several numbers has several rows of CSV, and
 * only the next picture shows that there are no more of them. So the last results do not count if
 * the picture will be read again.
 *
 * @param head the first rows of every such file; the columns of CSV, none for JSON Lines
 * @param isInput whether a picture is one of those to be read
 * @throws CommandError for a row that `cifra read` does not write
 */
export async function earlierResults(
  path: string,
  head: readonly string[],
  isInput: (file: string) => boolean,
): Promise<EarlierResults> {
  const done = new Set<string>();
  let exitCode: ExitCode = exitCodes.ok;
  let end = 0;
  for await (const { part, isLast } of marked(partsOf(path, head))) {
    if (isLast && isInput(part.file)) return { done, exitCode, end: part.start };
    done.add(part.file);
    exitCode = worse(exitCode, part.exitCode);
    end = part.end;
  }
  return { done, exitCode, end };
}

async function* marked(parts: AsyncIterable<Part>): AsyncGenerator<{ part: Part; isLast: boolean }> {
  let previous: Part | null = null;
  for await (const part of parts) {
    if (previous !== null) yield { part: previous, isLast: false };
    previous = part;
  }
  if (previous !== null) yield { part: previous, isLast: true };
}

/** Yields the results of each file: adjacent rows with the same name. */
async function* partsOf(path: string, head: readonly string[]): AsyncGenerator<Part> {
  const isCsv = head.length > 0;
  const parse = isCsv ? csvParser(head[0]) : parseJsonRow;
  let number = 0;
  let begun: Part[] = [];
  for await (const { text, start, end } of rowsOf(path, isCsv)) {
    const expected = head[number++];
    const result = expected === undefined ? parse(text) : null;
    if (expected === undefined ? result === null : text !== expected) throw foreign(path, number);
    if (result === null) continue;
    const exitCode = exitCodeOf(result);
    const [part] = begun;
    if (part?.file === result.file) begun = [{ ...part, end, exitCode: worse(part.exitCode, exitCode) }];
    else {
      yield* begun;
      begun = [{ file: result.file, start, end, exitCode }];
    }
  }
  yield* begun;
}

/** The parts of a result that resuming needs. */
type RowResult = Parameters<typeof exitCodeOf>[0] & { readonly file: string };

function csvParser(head: string): (row: string) => RowResult | null {
  const columns = csvCells(head);
  const [file, accepted, problem] = ['file', 'accepted', 'problem'].map((name) => columns.indexOf(name));
  return (row) => {
    const cells = csvCells(row);
    if (cells.length !== columns.length) return null;
    if (cells[problem] !== '') return { file: cells[file], problem: cells[problem] };
    return { file: cells[file], readings: [{ accepted: cells[accepted] === 'true' }] };
  };
}

function parseJsonRow(row: string): RowResult | null {
  try {
    const result = JSON.parse(row) as RowResult;
    return typeof result.file === 'string' ? result : null;
  } catch {
    return null;
  }
}

function foreign(path: string, row: number): CommandError {
  return new CommandError(`${path} cannot be resumed: row ${row} is not one that this command writes`, {
    hint: 'It was edited, or written by another version. Write to another file with --out.',
  });
}
