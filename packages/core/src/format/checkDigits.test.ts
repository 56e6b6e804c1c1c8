import { expect, test } from 'vitest';
import { hasIbanDigits } from './iban.ts';
import { IBAN_LENGTH } from './ibanLength.ts';
import { interpret } from './interpret.ts';
import { isIsbn10, isIsbn13 } from './isbn.ts';
import { hasLuhnDigit } from './luhn.ts';
import { hasIso7064Mod11, hasWeighted2To7 } from './mod11.ts';

/** Returns all texts that differ from this one in one digit. */
function substitutions(digits: string): string[] {
  return [...digits].flatMap((own, place) =>
    [...'0123456789']
      .filter((other) => other !== own)
      .map((other) => digits.slice(0, place) + other + digits.slice(place + 1)),
  );
}

/** Returns all texts in which two different neighbours are exchanged. */
function transpositions(digits: string): string[] {
  return [...digits.slice(1)]
    .map((right, place) => digits.slice(0, place) + right + digits[place] + digits.slice(place + 2))
    .filter((text) => text !== digits);
}

test.each([
  ['IBM, modulus 10 self-check digit, base number 61248', '612481'],
  ['the textbook example of ISO/IEC 7812-1 numbers', '79927398713'],
  ['specimen of a Canadian social insurance number', '046454286'],
  ["Visa's test card", '4111111111111111'],
  ['an IMEI (3GPP TS 23.003)', '490154203237518'],
])('Luhn: %s', (_source, digits) => {
  expect(hasLuhnDigit(digits)).toBe(true);
  expect(substitutions(digits).filter(hasLuhnDigit)).toEqual([]);
});

test('Luhn finds every transposition of neighbours except 09 for 90', () => {
  expect(transpositions('79927398713').filter(hasLuhnDigit)).toEqual([]);
  expect(['109', '190'].map(hasLuhnDigit)).toEqual([true, true]);
});

test.each([
  ['ISO 7064: 0794 has the check character 0', '07940'],
  ["ORCID's example iD", '0000000218250097'],
  ["ORCID's worked sum", '0000000314159269'],
])('ISO 7064 MOD 11-2: %s', (_source, digits) => {
  expect(hasIso7064Mod11(digits)).toBe(true);
  expect([...substitutions(digits), ...transpositions(digits)].filter(hasIso7064Mod11)).toEqual([]);
});

test.each([
  ['IBM, modulus 11 self-check digit, base number 13739', '137391'],
  ["Norway's example account", '86011117947'],
])('modulus 11 by weights 2–7: %s', (_source, digits) => {
  expect(hasWeighted2To7(digits)).toBe(true);
  expect([...substitutions(digits), ...transpositions(digits)].filter(hasWeighted2To7)).toEqual([]);
});

test('ISBN: examples of the ISBN manuals; the old form has the value of the new one', () => {
  expect(isIsbn13('9780306406157')).toBe(true);
  expect(substitutions('9780306406157').filter(isIsbn13)).toEqual([]);
  expect(['0306406152', '0843610727'].map(isIsbn10)).toEqual([true, true]);
  expect([...substitutions('0306406152'), ...transpositions('0306406152')].filter(isIsbn10)).toEqual([]);
  expect(interpret({ kind: 'isbn' }, '0-306-40615-2')).toEqual({
    text: '0306406152',
    value: '9780306406157',
  });
  expect(interpret({ kind: 'isbn' }, '978-0-306-40615-7')?.value).toBe('9780306406157');
});

test('an EAN-13 of another product is not an ISBN', () => {
  // GS1's example of a GTIN-13.
  expect(interpret({ kind: 'isbn' }, '6291041500213')).toBeNull();
});

/** Examples of the IBAN Registry with digits only in their account numbers. */
const IBANS = `AE070331234567890123456 AT611904300234573201 BA391290079401028494 BE68539007547034
  CH9300762011623852957 CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399
  DE89370400440532013000 DK5000400440116243 EE382200221020145685 EG380019000500000000263180002
  ES9121000418450200051332 FI2112345600000785 FO6264600001631634 GL8964710001000206
  GR1601101250000000012300695 HR1210010051863000160 HU42117730161111101800000000 IL620108000000099999999
  IS140159260076545510730339 LB62099900000001001901229114 LT121000011101001000 LY83002048000020100120361
  ME25505000012345678951 MR1300020001010000123456753 NO9386011117947 PL61109010140000071219812874
  PT50000201231234567890154 RS35260005601001611379 SE4550000000058398257466 SI56263300012039086
  SK3112000000198742637541 TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326
  VA59001123000012345678 XK051212012345678906`.split(/\s+/);

test.each(IBANS)('IBAN %s', (iban) => {
  const country = iban.slice(0, 2);
  const digits = iban.slice(2);
  expect(interpret({ kind: 'iban', country }, digits)).toEqual({ text: digits, value: iban });
  const wrong = [...substitutions(digits), ...transpositions(digits)];
  expect(wrong.filter((text) => hasIbanDigits(country, text))).toEqual([]);
});

test('an IBAN in groups of four, with its letters read as other ink', () => {
  const expected = { kind: 'iban', country: 'DE' } as const;
  expect(interpret(expected, '??89 3704 0044 0532 0130 00')?.value).toBe('DE89370400440532013000');
  expect(interpret(expected, '8937040044?0532013000')).toBeNull();
  expect(interpret({ kind: 'iban', country: 'AT' }, '89370400440532013000')).toBeNull();
});

test("an IBAN's check digits are 02 to 98, though 00, 01 and 99 may leave the right remainder", () => {
  const low = [...Array(100).keys()].map((n) => `02${String(n).padStart(16, '0')}`);
  const valid = low.find((digits) => hasIbanDigits('BE', digits))!;
  expect(valid).toBeDefined();
  expect(hasIbanDigits('BE', `99${valid.slice(2)}`)).toBe(false);
});

test('no IBAN with its gaps exceeds the longest text', () => {
  for (const length of Object.values(IBAN_LENGTH))
    expect(length + Math.ceil(length / 4)).toBeLessThanOrEqual(40);
});

test('an expected number of digits rejects cut-off numbers with a valid check digit', () => {
  expect(interpret({ kind: 'luhn', count: 16 }, '4111 1111 1111 1111')?.value).toBe('4111111111111111');
  expect(interpret({ kind: 'luhn', count: 16 }, '79927398713')).toBeNull();
  expect(interpret({ kind: 'mod11', count: 16 }, '0000-0002-1825-0097')?.value).toBe('0000000218250097');
  expect(interpret({ kind: 'mod11', weights: '2-7', count: [11, 11] }, '8601.11.17947')?.value).toBe(
    '86011117947',
  );
  expect(interpret({ kind: 'mod11' }, '137391')).toBeNull();
  expect(interpret({ kind: 'luhn' }, '0')).toBeNull();
});
