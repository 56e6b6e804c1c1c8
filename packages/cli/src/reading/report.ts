import type { Reading, Refusal } from '@cifra/core/types.ts';
import { colour } from '../output/colour.ts';
import { csvLine } from '../output/csv.ts';
import { percent } from '../output/figures.ts';
import { jsonLine } from '../output/json.ts';
import { printable } from '../output/printable.ts';
import { pad, textWidth } from '../output/table.ts';
import type { FileResult } from './fileResult.ts';
import { refusalInWords } from './refusals.ts';

/** Lines for standard output; files that give no picture are told on standard error besides. */
export type Report = { readonly head: readonly string[]; lines(result: FileResult): string[] };

/** For people. @param files All names, known beforehand, so that columns stand still while results come in. */
export function humanReport(files: readonly string[]): Report {
  const width = Math.max(...files.map((file) => textWidth(printable(file))));
  return {
    head: [],
    lines: ({ file, readings = [] }) =>
      readings.map((reading) => `${pad(printable(file), width)}  ${answer(reading)}`),
  };
}

function answer(reading: Reading): string {
  if (isRefused(reading)) return `${colour('warning', '–')}  refused: ${refusalInWords(reading)}`;
  const value = /[^0-9]/.test(reading.value) && reading.value !== reading.text ? `  = ${reading.value}` : '';
  return `${colour('strong', reading.text)}  ${percent(reading.confidence).padStart(8)}${value}`;
}

function isRefused(reading: Reading): reading is Reading & { refusal: Refusal } {
  return reading.refusal !== null;
}

/** JSON Lines: one object a file, in the order of the files. docs/cli.md describes it. */
export function jsonReport(model: string): Report {
  return {
    head: [],
    lines: ({ file, ...rest }) => {
      if (rest.readings === undefined)
        return [jsonLine({ file, model, problem: rest.problem, message: rest.message })];
      return [jsonLine({ file, model, readings: rest.readings })];
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
];

/** One row a reading, and one for each file that could not be used; `text` of a refused reading is what was seen. */
export function csvReport(): Report {
  return {
    head: [csvLine(columns)],
    lines: ({ file, readings, problem }) => {
      if (readings === undefined) return [csvLine([file, ...Array(9).fill(null), problem])];
      return readings.map(({ text, value, confidence, accepted, refusal, box }) => {
        const { x = null, y = null, width = null, height = null } = box ?? {};
        const certainty = Number(confidence.toFixed(6));
        return csvLine([file, text, value, certainty, accepted, refusal, x, y, width, height, null]);
      });
    },
  };
}
