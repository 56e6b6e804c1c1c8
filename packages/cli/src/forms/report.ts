import { csvRow } from '@cifra/core/base/csv.ts';
import type { Refusal } from '@cifra/core/base/types.ts';
import type { Doubt, FieldValue } from '@cifra/forms/read/value.ts';
import { colour } from '../output/colour.ts';
import { probability } from '../output/figures.ts';
import { jsonLine } from '../output/json.ts';
import { printable } from '../output/printable.ts';
import { pad, textWidth } from '../output/table.ts';
import type { PageResult } from './readFile.ts';

/** Lines for standard output. */
export type Report = { readonly head: readonly string[]; lines(result: PageResult): string[] };

/** For people: a heading for each page, and a line for each field. */
export function humanReport(): Report {
  return {
    head: [],
    lines: (result) => {
      if (result.values === undefined) return [];
      const width = Math.max(0, ...result.values.map(({ path }) => textWidth(path)));
      const found = `${Math.round(100 * result.found)} % of its print found`;
      const heading = `${printable(nameOf(result))}: page ${result.form} of the form (${found})`;
      return [
        colour('strong', heading),
        ...result.values.map((value) => `  ${pad(value.path, width)}  ${answer(value)}`),
      ];
    },
  };
}

function nameOf({ file, page }: PageResult): string {
  return page === undefined ? file : `${file}, page ${page}`;
}

function answer({ value, confidence, accepted, doubt, reading }: FieldValue): string {
  if (accepted && value === '') return 'empty';
  const read = reading?.text ?? value;
  if (accepted) return `${value}${reading ? `  ${probability(confidence)}` : ''}`;
  return `${colour('warning', '–')}  look at it: ${doubtInWords(doubt!)}${read === '' ? '' : ` (read ${read})`}`;
}

const DOUBTS: Readonly<Record<Exclude<Doubt, Refusal>, string>> = {
  required: 'it must be filled in and is empty',
  several: 'more is written or marked in it than one value',
  faint: 'a mark is faint',
  'for-people': 'something is written in it, which only people read',
};

function doubtInWords(doubt: Doubt): string {
  return Object.hasOwn(DOUBTS, doubt) ? DOUBTS[doubt as keyof typeof DOUBTS] : doubt;
}

/** JSON Lines: one object for each page. */
export function jsonReport(): Report {
  return {
    head: [],
    lines: ({ file, page, ...rest }) => [jsonLine({ file, ...(page !== undefined && { page }), ...rest })],
  };
}

const COLUMNS = [
  'file',
  'page',
  'form_page',
  'field',
  'value',
  'confidence',
  'accepted',
  'doubt',
  'x',
  'y',
  'width',
  'height',
  'problem',
];

/** CSV: one row for each field, or for each picture that cannot be used. */
export function csvReport(): Report {
  return {
    head: [csvRow(COLUMNS)],
    lines: (result) => {
      const { file, page = null } = result;
      if (result.values === undefined) return [csvRow([file, page, ...Array(10).fill(null), result.problem])];
      return result.values.map(({ path, value, confidence, accepted, doubt, box }) => {
        const { x, y, width, height } = box;
        const place = [x, y, width, height].map((each) => Math.round(each));
        const certainty = Number(confidence.toFixed(6));
        return csvRow([file, page, result.form, path, value, certainty, accepted, doubt, ...place, null]);
      });
    },
  };
}
