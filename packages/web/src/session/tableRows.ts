import type { Reading, ReadNumber } from '@cifra/core/base/types.ts';
import { seenText } from '@cifra/ink/reading/boxedText.ts';
import { othersThan } from '@cifra/ink/reading/others.ts';
import { questionOf } from '@cifra/ink/reading/question.ts';
import type { Fault } from '../platform/fault.ts';
import { correctionOf, type Item, isEmptySheet, type Session } from './session.ts';

/** Identifies a number of the session: its item, and its line from 0. */
export type NumberKey = { readonly id: number; readonly line: number };

/**
 * A row of the table of numbers. `sure`: the reading is accepted; `doubtful`: it is refused, and the
 * visitor has to check it; `settled`: the visitor confirmed or corrected it.
 */
export type TableRow =
  | { readonly kind: 'waiting'; readonly item: Item; readonly line: 0 }
  | { readonly kind: 'failed'; readonly item: Item; readonly line: 0; readonly fault: Fault }
  | NumberRow;
export type NumberRow = {
  readonly kind: 'sure' | 'doubtful' | 'settled';
  readonly item: Item;
  readonly line: number;
  /** Number of lines that were read in this item. */
  readonly of: number;
  readonly reading: Reading;
  /** The shown number; empty if there is none. */
  readonly text: string;
  /** Possible numbers, best first: the reading, unless it is empty, and its alternatives. */
  readonly choices: readonly ReadNumber[];
};

/** Returns the rows of the table: one per text line, in the order in which the items were added. */
export function tableRows({ items }: Pick<Session, 'items'>): TableRow[] {
  return items.filter((item) => !isEmptySheet(item)).flatMap(rowsOf);
}

function rowsOf(item: Item): TableRow[] {
  const { outcome } = item;
  if (outcome.kind === 'failed') return [{ kind: 'failed', item, line: 0, fault: outcome.fault }];
  if (outcome.kind !== 'read') return [{ kind: 'waiting', item, line: 0 }];
  const { readings } = outcome;
  return readings.map((reading, line): NumberRow => {
    const seen = questionOf(reading)?.text ?? seenText(reading);
    const corrected = correctionOf(item, line);
    const read = { text: seen, value: reading.value, probability: reading.confidence };
    const others = othersThan(seen, reading.candidates);
    return {
      kind: corrected !== undefined ? 'settled' : reading.accepted ? 'sure' : 'doubtful',
      item,
      line,
      of: readings.length,
      reading,
      text: corrected ?? seen,
      choices: seen === '' ? others : [read, ...others],
    };
  });
}

/** Counts for the heading of the table. */
export type TableCounts = {
  readonly pictures: number;
  readonly doubtful: number;
  readonly waiting: number;
  readonly failed: number;
};

export function tableCounts(rows: readonly TableRow[]): TableCounts {
  const count = (kind: TableRow['kind']) => rows.filter((row) => row.kind === kind).length;
  return {
    pictures: new Set(rows.map(({ item }) => item.id)).size,
    doubtful: count('doubtful'),
    waiting: count('waiting'),
    failed: count('failed'),
  };
}

export function isNumber(row: TableRow): row is NumberRow {
  return row.kind !== 'waiting' && row.kind !== 'failed';
}

/** Returns the first doubtful row after a row, then those before it; null if none is left. */
export function nextDoubtful(rows: readonly TableRow[], after: number): NumberRow | null {
  const doubtful = (row: TableRow): row is NumberRow => row.kind === 'doubtful';
  return rows.slice(after + 1).find(doubtful) ?? rows.slice(0, after).find(doubtful) ?? null;
}

/** Returns the number `by` rows away; rows without a number are skipped. */
export function neighbour(rows: readonly TableRow[], from: number, by: -1 | 1): NumberRow | null {
  for (let i = from + by; i >= 0 && i < rows.length; i += by) {
    const row = rows[i];
    if (isNumber(row)) return row;
  }
  return null;
}
