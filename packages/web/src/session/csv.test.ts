import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { sessionCsv } from './csv.ts';
import { type Item, newSession, withAdded, withCorrection, withItem, withOutcome } from './session.ts';

const accepted = {
  text: '12,50',
  value: '12.50',
  confidence: 0.98765,
  raw: '12,50',
  box: null,
  digits: [],
  candidates: [],
  accepted: true,
  refusal: null,
} as const;
const refused = { ...accepted, accepted: false, refusal: 'ambiguous' } as const;

/**
 * Pictures uploaded together and read one second apart; returns the file's rows without the header.
 */
function linesOf(readings: Readonly<Record<string, Reading>>, change = (item: Item) => item): string[] {
  const names = Object.keys(readings);
  const added = names.reduce(
    (before, name) => withAdded(before, { kind: 'picture', name, file: new Blob(), url: '', size: null }, 0),
    newSession(0),
  );
  const session = added.items
    .slice(1)
    .reduce(
      (before, { id }, i) =>
        withItem(before, id, (item) =>
          change(withOutcome(item, { kind: 'read', readings: [readings[names[i]]], at: 1000 * i })),
        ),
      added,
    );
  return sessionCsv(session, de).split('\r\n').slice(1, -1);
}

test('the header is in the language of the page', () => {
  expect(sessionCsv(newSession(0), de)).toBe(
    'Quelle,Zeile,Zahl,Wert,Sicherheit,angenommen,Ablehnung,gelesen,berichtigt,Zeit,Tabelle,Tabellenzeile,Spalte\r\n',
  );
});

test('rows are in upload order, each with the time of its reading', () => {
  expect(linesOf({ 'b.png': accepted, 'a.png': accepted })).toEqual([
    'b.png,1,"12,50",12.50,0.9877,true,,"12,50",,1970-01-01T00:00:00.000Z,,,',
    'a.png,1,"12,50",12.50,0.9877,true,,"12,50",,1970-01-01T00:00:01.000Z,,,',
  ]);
});

test('a refused row has no number and no value; the reading is in a separate column', () => {
  expect(linesOf({ 'a.png': refused })).toEqual([
    'a.png,1,,,0.9877,false,ambiguous,"12,50",,1970-01-01T00:00:00.000Z,,,',
  ]);
  // Letters without a digit are not a reading.
  expect(linesOf({ 'a.png': { ...refused, text: '??????', value: '' } })).toEqual([
    'a.png,1,,,0.9877,false,ambiguous,,,1970-01-01T00:00:00.000Z,,,',
  ]);
});

test('a corrected row has the visitor’s number and not the value of the reading', () => {
  const change = (item: Item) => withCorrection(item, 0, '-12,50');
  for (const reading of [accepted, refused]) {
    const [row] = linesOf({ 'a.png': reading }, change);
    expect(row).toMatch(/^a\.png,1,"-12,50",,.*,"12,50","-12,50",/);
  }
});

test('a number that the visitor confirmed or chose has its value', () => {
  const other = { text: '17,50', value: '17.50', probability: 0.01 };
  const candidates = [{ text: '12,50', value: '12.50', probability: 0.98 }, other];
  for (const [text, value] of [
    ['12,50', '12.50'],
    ['17,50', '17.50'],
  ]) {
    const [row] = linesOf({ 'a.png': { ...refused, candidates } }, (item) => withCorrection(item, 0, text));
    expect(row).toContain(`a.png,1,"${text}",${value},`);
  }
});

test('a reading in a table has its cell', () => {
  const cell = { table: 1, row: 12, column: 3 };
  expect(linesOf({ 'a.png': { ...accepted, cell } })[0]).toMatch(/Z,1,12,3$/);
});

test('a name that starts like a formula is escaped as text', () => {
  expect(linesOf({ '=HYPERLINK("x")': accepted })[0]).toMatch(/^"'=HYPERLINK\(""x""\)",1,/);
});

test('a doubtful number that was confirmed, or chosen among the candidates, has its value', () => {
  const candidates = [{ text: '12,80', value: '12.80', probability: 0.2 }];
  const rowAfter = (text: string) =>
    linesOf({ a: { ...refused, candidates } }, (item) => withCorrection(item, 0, text))[0];
  expect(rowAfter('12,50')).toContain(',"12,50",12.50,');
  expect(rowAfter('12,80')).toContain(',"12,80",12.80,');
  expect(rowAfter('17')).toContain(',17,,');
});
