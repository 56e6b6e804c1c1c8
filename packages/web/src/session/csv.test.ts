import { expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { sessionCsv } from './csv.ts';
import { newSession, withCorrection, withItem, withOutcome, withPictures } from './session.ts';

const reading = {
  text: '12,50',
  value: '12.50',
  confidence: 0.98765,
  raw: '12,50',
  box: null,
  digits: [],
  candidates: [],
  accepted: false,
  refusal: 'ambiguous',
} as const;

test('a name that begins like a formula is text, commas are quoted, corrections stand beside what was read', () => {
  const picture = { name: '=HYPERLINK("x")', file: new Blob(), url: '' };
  const added = withPictures(newSession(0), [picture], 0);
  const session = withItem(added, added.current, (item) =>
    withCorrection(withOutcome(item, { kind: 'read', readings: [reading] }), 0, '-12,50'),
  );
  const lines = sessionCsv(session.items, de).split('\r\n');
  expect(lines[0]).toBe('Quelle,Zeile,Zahl,Wert,Sicherheit,angenommen,Ablehnung,berichtigt,Zeit');
  expect(lines[1]).toBe(
    `"'=HYPERLINK(""x"")",1,"12,50",12.50,0.9877,false,ambiguous,"-12,50",1970-01-01T00:00:00.000Z`,
  );
  expect(lines).toHaveLength(3);
});
