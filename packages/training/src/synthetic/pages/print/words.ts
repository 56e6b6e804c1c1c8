import type { Random } from '@cifra/core/random/random.ts';

/** Words of forms, receipts and letters in several languages. */
const WORDS = (
  'name date total amount number street town phone signature account balance paid received order item price ' +
  'quantity tax sum page from to the and of in for please return before received by cash bank branch invoice ' +
  'datum betrag summe nummer strasse ort telefon unterschrift konto menge preis steuer bitte und der die das ' +
  'nom rue ville total montant numero compte prix somme signature le la les et pour avec nama jumlah suara ' +
  'tanggal alamat pemilih calon nomor tempat fecha importe cuenta firma ciudad calle precio cantidad nota ' +
  'meter reading kilometres hours left right morning evening team score player round visit weight height'
).split(' ');

/** What stands short before or after a number. */
const UNITS = 'No. Nr. n° € £ $ Rs EUR USD kg cm m² °C km/h % # ID'.split(' ');

export function drawWord(random: Random): string {
  const word = WORDS[random.integer(WORDS.length)];
  const form = random.next();
  if (form < 0.12) return word.toUpperCase();
  return form < 0.4 ? word[0].toUpperCase() + word.slice(1) : word;
}

/** Words up to a number of letters, spaces included; at least one word. */
export function drawWords(letters: number, random: Random): string {
  let text = drawWord(random);
  for (;;) {
    const next = random.next() < 0.08 ? drawFigure(random) : drawWord(random);
    if (text.length + 1 + next.length > letters) return text;
    text += ` ${next}`;
  }
}

/** Label of a field, such as `Total:`, or a unit. */
export function drawLabel(random: Random): string {
  if (random.next() < 0.15) return UNITS[random.integer(UNITS.length)];
  const words = random.next() < 0.6 ? drawWord(random) : `${drawWord(random)} ${drawWord(random)}`;
  return words[0].toUpperCase() + words.slice(1) + (random.next() < 0.5 ? ':' : '');
}

/** A printed number: count, price, date or page. */
export function drawFigure(random: Random): string {
  const digits = (n: number) => Array.from({ length: n }, () => random.integer(10)).join('');
  const kind = random.next();
  if (kind < 0.5) return digits(1 + random.integer(4));
  if (kind < 0.75) return `${digits(1 + random.integer(3))}${random.next() < 0.5 ? '.' : ','}${digits(2)}`;
  if (kind < 0.9) return `${1 + random.integer(28)}.${1 + random.integer(12)}.${1950 + random.integer(90)}`;
  return digits(8 + random.integer(6));
}
