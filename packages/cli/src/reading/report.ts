import { csvRow } from '@cifra/core/base/csv.ts';
import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import { colour } from '../output/colour.ts';
import { probability } from '../output/figures.ts';
import { jsonLine } from '../output/json.ts';
import { printable } from '../output/printable.ts';
import { pad, textWidth } from '../output/table.ts';
import type { FileResult } from './fileResult.ts';
import { refusalInWords } from './refusals.ts';

/** Lines for standard output. Files that cannot be used are also reported on standard error. */
export type Report = { readonly head: readonly string[]; lines(result: FileResult): string[] };

/**
 * Returns a report for people. @param files All names, so that columns stay aligned while results
 * arrive
 */
export function humanReport(files: readonly string[]): Report {
  // Not as arguments of one call: an engine permits only some hundred thousand of them.
  const width = files.reduce((most, file) => Math.max(most, textWidth(printable(file))), 0);
  return {
    head: [],
    lines: ({ file, page, readings = [] }) => {
      const place = page === undefined ? '' : `  page ${page}`;
      return readings.map((reading) => `${pad(printable(file), width)}${place}  ${answer(reading)}`);
    },
  };
}

function answer(reading: Reading): string {
  if (isRefused(reading)) return `${colour('warning', '–')}  refused: ${refusalInWords(reading)}`;
  const value = /[^0-9]/.test(reading.value) && reading.value !== reading.text ? `  = ${reading.value}` : '';
  const print = reading.print ? '  printed' : '';
  return `${colour('strong', reading.text)}  ${probability(reading.confidence).padStart(8)}${value}${print}`;
}

function isRefused(reading: Reading): reading is Reading & { refusal: Refusal } {
  return reading.refusal !== null;
}

/** Documents have the results instead. */
export const noReport: Report = { head: [], lines: () => [] };

/**
 * Returns a report in JSON Lines: one object per picture, in the order of the files. docs/cli.md
 * describes it.
 */
export function jsonReport(model: string): Report {
  return {
    head: [],
    lines: ({ file, page, ...rest }) => {
      const head = { file, ...(page !== undefined && { page }), model };
      if (rest.readings === undefined)
        return [jsonLine({ ...head, problem: rest.problem, message: rest.message })];
      return [jsonLine({ ...head, picture: rest.picture, readings: rest.readings })];
    },
  };
}

const columns = [
  'file',
  'text',
  'value',
  'confidence',
  'accepted',
  'refusal',
  'x',
  'y',
  'width',
  'height',
  'problem',
  'page',
  'table',
  'row',
  'column',
  'print',
];

/**
 * Returns a CSV report: one row per reading or unusable file. Refused readings keep the `text` that
 * was read.
 */
export function csvReport(): Report {
  return {
    head: [csvRow(columns)],
    lines: ({ file, page = null, readings, problem }) => {
      if (readings === undefined)
        return [csvRow([file, ...Array(9).fill(null), problem, page, ...Array(4).fill(null)])];
      return readings.map(({ text, value, confidence, accepted, refusal, box, cell, print }) => {
        const { x = null, y = null, width = null, height = null } = box ?? {};
        const certainty = Number(confidence.toFixed(6));
        const read = [text, value, certainty, accepted, refusal];
        const { table = null, row = null, column = null } = cell ?? {};
        return csvRow([file, ...read, x, y, width, height, null, page, table, row, column, print ?? null]);
      });
    },
  };
}
