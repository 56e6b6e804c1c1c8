import {
  answer,
  CONFUSIONS,
  countConfused,
  overFamilies,
  QUESTIONS,
  type Question,
} from '@cifra/training/generalisation/familyFigures.ts';
import {
  type FamilyReadings,
  READERS,
  type ReaderName,
} from '@cifra/training/generalisation/leaveFamilyOut.ts';
import type { Row } from '../bench.ts';
import { percent, row, type Wanted } from '../numbers/rows.ts';

/** How the table names the two readers. */
const WHO: Readonly<Record<ReaderName, string>> = {
  before: 'models without strokes',
  without: 'trained without the family',
};

/** Requirements for the mean over families and for the worst of them (issue 17). */
const WANTED: Readonly<Record<string, { readonly mean: Wanted; readonly worst?: Wanted }>> = {
  'digits: right': {
    mean: { 'at least': '98.5 %', aim: '99.5 %' },
    worst: { 'at least': '97 %', aim: '99 %' },
  },
  'digits: refused': { mean: { 'at least': '6 %', aim: '3 %' } },
  'digits: accepted and wrong': {
    mean: { 'at least': '0.7 %', aim: '0.3 %' },
    worst: { 'at least': '1 %', aim: '0.5 %' },
  },
  'numbers: exact with marks': { mean: { 'at least': '85 %', aim: '95 %' } },
  'numbers: refused': { mean: { 'at least': '15 %', aim: '8 %' } },
  'numbers: accepted and wrong': { mean: { 'at least': '1 %', aim: '0.5 %' } },
  'numbers: with /, exact': { mean: { 'at least': '88 %', aim: '96 %' } },
  'numbers: with ( ), exact': { mean: { 'at least': '88 %', aim: '96 %' } },
};

const nameOf = ({ of, name }: Question) => `${of}: ${name}`;

export function* familyRows(readings: FamilyReadings): Generator<Row> {
  for (const question of QUESTIONS) {
    for (const reader of READERS) {
      const share = answer(question, readings, reader);
      if (share !== null) yield shareRow(`${readings.family}, ${nameOf(question)}`, reader, share);
    }
  }
}

export function* overFamiliesRows(families: readonly FamilyReadings[]): Generator<Row> {
  for (const question of QUESTIONS) {
    const name = nameOf(question);
    for (const reader of READERS) {
      const over = overFamilies(question, families, reader);
      if (over === null) continue;
      const wanted = reader === 'without' ? WANTED[name] : undefined;
      yield shareRow(`mean of families, ${name}`, reader, over.mean, wanted?.mean);
      yield shareRow(`worst (${over.worst.family}), ${name}`, reader, over.worst.share, wanted?.worst);
    }
  }
}

/** Confusions among the accepted digits of all families, against the models without strokes. */
export function* confusedRows(families: readonly FamilyReadings[]): Generator<Row> {
  for (const confusion of Object.keys(CONFUSIONS)) {
    const { n, before, without } = countConfused(confusion, families);
    const change = before === 0 ? '–' : `${Math.round(100 * (without / before - 1))} %`;
    const wanted = { 'at least': '−80 %', aim: '−95 %' };
    yield row(`accepted: ${confusion}`, WHO.before, String(before), {}, { n });
    yield row(`accepted: ${confusion}`, WHO.without, String(without), wanted, { n, note: change });
  }
}

type AnyShare = {
  readonly value: number;
  readonly interval95: readonly [number, number];
  readonly n: number;
};

function shareRow(what: string, reader: ReaderName, share: AnyShare, wanted: Wanted = {}): Row {
  const [low, high] = share.interval95;
  return row(what, WHO[reader], percent(share.value), wanted, {
    '95 % interval': `${percent(low)} … ${percent(high)}`,
    n: share.n,
  });
}
