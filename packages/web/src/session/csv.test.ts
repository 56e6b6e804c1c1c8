import type { Reading } from '@cifra/core/types.ts';
import { expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { sessionCsv } from './csv.ts';
import { type Item, newSession, withCorrection, withItem, withOutcome, withPictures } from './session.ts';

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

/** Pictures that were uploaded together and read one after the other, a second each; the lines of the file, without the headings. */
function linesOf(readings: Readonly<Record<string, Reading>>, change = (item: Item) => item): string[] {
  const names = Object.keys(readings);
  const added = withPictures(
    newSession(0),
    names.map((name) => ({ name, file: new Blob(), url: '' })),
    0,
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

test('the headings are in the language of the page', () => {
  expect(sessionCsv(newSession(0), de)).toBe(
    'Quelle,Zeile,Zahl,Wert,Sicherheit,angenommen,Ablehnung,gelesen,berichtigt,Zeit\r\n',
  );
});

test('rows are in the order of the upload, each with the time of its own reading', () => {
  expect(linesOf({ 'b.png': accepted, 'a.png': accepted })).toEqual([
    'b.png,1,"12,50",12.50,0.9877,true,,"12,50",,1970-01-01T00:00:00.000Z',
    'a.png,1,"12,50",12.50,0.9877,true,,"12,50",,1970-01-01T00:00:01.000Z',
  ]);
});

test('a refused row has no number and no value; what was read is in a column of its own', () => {
  expect(linesOf({ 'a.png': refused })).toEqual([
    'a.png,1,,,0.9877,false,ambiguous,"12,50",,1970-01-01T00:00:00.000Z',
  ]);
  // Letters alone are nothing that was read.
  expect(linesOf({ 'a.png': { ...refused, text: '??????', value: '' } })).toEqual([
    'a.png,1,,,0.9877,false,ambiguous,,,1970-01-01T00:00:00.000Z',
  ]);
});

test('a corrected row has the number that the visitor gave, and not the value of what was read', () => {
  const change = (item: Item) => withCorrection(item, 0, '-12,50');
  for (const reading of [accepted, refused]) {
    const [row] = linesOf({ 'a.png': reading }, change);
    expect(row).toMatch(/^a\.png,1,"-12,50",,.*,"12,50","-12,50",/);
  }
});

test('a name that begins like a formula is text', () => {
  expect(linesOf({ '=HYPERLINK("x")': accepted })[0]).toMatch(/^"'=HYPERLINK\(""x""\)",1,/);
});
