import type { Reading } from '@cifra/core/base/types.ts';
import { emptyHistory } from '@cifra/ink/inkHistory.ts';
import { expect, test } from 'vitest';
import { newSession, type Outcome, type Source, withAdded, withCorrection, withItem } from './session.ts';
import { stepOf } from './tableKeys.ts';
import { isNumber, neighbour, nextDoubtful, type TableRow, tableCounts, tableRows } from './tableRows.ts';
import { tableText } from './tableText.ts';

const sure: Reading = {
  text: '12,50',
  value: '12.50',
  confidence: 0.98,
  raw: '12,50',
  box: null,
  digits: [],
  candidates: [
    { text: '12,50', value: '12.50', probability: 0.98 },
    { text: '72,50', value: '72.50', probability: 0.02 },
  ],
  accepted: true,
  refusal: null,
};
const doubtful: Reading = { ...sure, accepted: false, refusal: 'ambiguous' };
const blank: Reading = {
  ...sure,
  text: '',
  value: '',
  confidence: 0,
  candidates: [],
  accepted: false,
  refusal: 'blank',
};

const read = (...readings: readonly Reading[]): Outcome => ({ kind: 'read', readings, at: 0 });
const picture = (name: string): Source => ({ kind: 'picture', name, file: new Blob(), url: '', size: null });

/** A session with an empty sheet (item 0) and one picture for each outcome. */
function sessionOf(...outcomes: readonly Outcome[]) {
  return outcomes.reduce((before, outcome, i) => {
    const added = withAdded(before, picture(`${i + 1}.png`), 0);
    return withItem(added, i + 1, (item) => ({ ...item, outcome }));
  }, newSession(0));
}

const kinds = (rows: readonly TableRow[]) => rows.map(({ kind, item, line }) => `${item.id}.${line} ${kind}`);

test('one row per line, in the order of upload; an empty sheet has none', () => {
  const session = sessionOf(
    read(sure, doubtful),
    { kind: 'reading' },
    { kind: 'failed', fault: { code: 'worker-stopped' } },
    { kind: 'none' },
    read(blank),
  );
  const rows = tableRows(session);
  expect(kinds(rows)).toEqual([
    '1.0 sure',
    '1.1 doubtful',
    '2.0 waiting',
    '3.0 failed',
    '4.0 waiting',
    '5.0 doubtful',
  ]);
  expect(tableCounts(rows)).toEqual({ pictures: 5, doubtful: 2, waiting: 2, failed: 1 });
});

test('a drawing has rows too, once it has ink', () => {
  const drawn = { points: [{ x: 1, y: 1, pressure: 1 }], measured: false };
  const [row] = tableRows(
    withItem(newSession(0), 0, (item) => ({
      ...item,
      source: { kind: 'ink', history: { ...emptyHistory, present: [drawn] } },
      outcome: read(sure),
    })),
  );
  expect(row.kind).toBe('sure');
});

test('a corrected or confirmed number is settled; its choices stay', () => {
  const before = sessionOf(read(doubtful), read(sure));
  const session = [1, 2].reduce(
    (now, id) => withItem(now, id, (item) => withCorrection(item, 0, id === 1 ? '12,50' : '7')),
    before,
  );
  const rows = tableRows(session).filter(isNumber);
  expect(rows.map(({ kind, text }) => [kind, text])).toEqual([
    ['settled', '12,50'],
    ['settled', '7'],
  ]);
  expect(rows[1].choices.map(({ text }) => text)).toEqual(['12,50', '72,50']);
});

test('the next doubtful number follows, then those before', () => {
  const rows = tableRows(sessionOf(read(doubtful), read(sure), read(doubtful), { kind: 'reading' }));
  expect(nextDoubtful(rows, -1)).toBe(rows[0]);
  expect(nextDoubtful(rows, 0)).toBe(rows[2]);
  expect(nextDoubtful(rows, 2)).toBe(rows[0]);
  expect(nextDoubtful(tableRows(sessionOf(read(doubtful), read(sure))), 0)).toBeNull();
});

test('neighbours skip rows without a number', () => {
  const rows = tableRows(sessionOf(read(sure), { kind: 'reading' }, read(doubtful)));
  expect(neighbour(rows, 0, 1)).toBe(rows[2]);
  expect(neighbour(rows, 2, -1)).toBe(rows[0]);
  expect(neighbour(rows, 0, -1)).toBeNull();
  expect(neighbour(rows, 2, 1)).toBeNull();
});

test('the clipboard has the numbers as columns, without doubtful ones', () => {
  const nameOf = ({ item: { source } }: TableRow) => (source.kind === 'ink' ? 'drawn' : source.name);
  expect(tableText(tableRows(sessionOf(read(sure), read(doubtful), { kind: 'reading' })), nameOf)).toBe(
    '1.png\t12,50\r\n2.png\t\r\n3.png\t\r\n',
  );
  expect(tableText(tableRows(sessionOf(read(sure, { ...sure, text: '-8' }), read(sure))), nameOf)).toBe(
    '1.png\t1\t12,50\r\n1.png\t2\t-8\r\n2.png\t1\t12,50\r\n',
  );
});

const choices = sure.candidates;
const row = { kind: 'doubtful', text: '12,50', choices } as const;

test('Enter confirms a doubtful number, and what was typed or offered', () => {
  expect(stepOf('Enter', row, null)).toEqual({ kind: 'settle', text: '12,50' });
  expect(stepOf('Enter', row, ' 72,50 ')).toEqual({ kind: 'settle', text: '72,50' });
  expect(stepOf('Enter', { ...row, kind: 'sure' }, '72,50')).toEqual({ kind: 'settle', text: '72,50' });
  expect(stepOf('Enter', { ...row, kind: 'settled' }, '')).toEqual({ kind: 'settle', text: '' });
});

test('Enter in a number that is settled or sure goes on', () => {
  for (const kind of ['sure', 'settled'] as const)
    for (const draft of [null, '12,50'])
      expect(stepOf('Enter', { ...row, kind }, draft)).toEqual({ kind: 'next' });
});

test('Enter confirms that there is no number, but not letters', () => {
  expect(stepOf('Enter', { kind: 'doubtful', text: '', choices: [] }, null)).toEqual({
    kind: 'settle',
    text: '',
  });
  expect(stepOf('Enter', row, 'abc')).toEqual({ kind: 'fault' });
});

test('Space shows the possible numbers in turn, and is a blank in a typed number', () => {
  expect(stepOf(' ', row, null)).toEqual({ kind: 'offer', text: '72,50' });
  expect(stepOf(' ', row, '72,50')).toEqual({ kind: 'offer', text: '12,50' });
  expect(stepOf(' ', row, '72')).toBeNull();
  // A corrected number is not among the choices: the first choice is the reading.
  expect(stepOf(' ', { ...row, kind: 'settled', text: '9' }, null)).toEqual({ kind: 'offer', text: '12,50' });
  expect(stepOf(' ', { ...row, text: '', choices: [] }, null)).toBeNull();
});

test('Escape drops what was typed, else the last decision', () => {
  expect(stepOf('Escape', row, '7')).toEqual({ kind: 'restore' });
  expect(stepOf('Escape', row, null)).toEqual({ kind: 'undo' });
});

test('arrows go to neighbouring rows; other keys are the browser’s', () => {
  expect(stepOf('ArrowUp', row, null)).toEqual({ kind: 'go', by: -1 });
  expect(stepOf('ArrowDown', row, '1')).toEqual({ kind: 'go', by: 1 });
  for (const key of ['Tab', 'ArrowLeft', '7', 'Backspace']) expect(stepOf(key, row, null)).toBeNull();
});
