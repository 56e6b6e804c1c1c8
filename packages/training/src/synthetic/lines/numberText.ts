import { classOf, OTHER, STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';

const LENGTHS = [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 7, 8, 10];

/** A kind of number that people write, and its relative frequency. */
type Form = { readonly share: number; write(random: Random): string };

const FORMS: readonly Form[] = [
  { share: 42, write: (random) => digits(random, LENGTHS[random.integer(LENGTHS.length)]) },
  { share: 12, write: (random) => grouped(random, 1 + random.integer(2)) },
  { share: 12, write: (random) => `${amount(random)}${one(random, '.,')}${digits(random, 2)}` },
  { share: 5, write: (random) => fenced(random, amount(random)) },
  { share: 5, write: (random) => `${one(random, '$€£')}${amount(random)}` },
  { share: 2, write: (random) => `${amount(random)}${one(random, '€£$')}` },
  { share: 9, write: date },
  { share: 3, write: (random) => `${1 + random.integer(23)}${one(random, ':.')}${two(random, 60)}` },
  { share: 4, write: (random) => `${digits(random, 3)}-${digits(random, 3 + random.integer(2))}` },
  { share: 1, write: (random) => `${digits(random, 1 + random.integer(2))}'${digits(random, 3)}` },
  { share: 1, write: (random) => `#${digits(random, 1 + random.integer(4))}` },
  { share: 5, write: phone },
  { share: 3, write: (random) => `(${digits(random, 1 + random.integer(5))})` },
  { share: 3, write: (random) => `${digits(random, 1 + random.integer(3))}%` },
  { share: 2, write: (random) => `${decimal(random)}%` },
  { share: 3, write: (random) => `${one(random, '+--')}${decimal(random)}` },
  { share: 3, write: (random) => `${few(random)}${one(random, '+×-=:')}${few(random)}` },
  { share: 7, write: fraction },
  { share: 4, write: nextToOne },
  { share: 3, write: (random) => `${amount(random)}${one(random, ['/-', '/=', '.-', '/'])}` },
];
const ALL = FORMS.reduce((sum, { share }) => sum + share, 0);

/**
 * The text of a line, as classes: mostly digits, with the marks of amounts, dates, times and telephone
 * numbers; at most 13.
 */
export function numberText(random: Random): number[] {
  let place = random.next() * ALL;
  const form = FORMS.find(({ share }) => {
    place -= share;
    return place < 0;
  });
  return classes((form ?? FORMS[0]).write(random));
}

/**
 * A line of letters and scribbles, without digits or among them; sometimes, as on paper, only
 * digits.
 */
export function negativeText(random: Random): number[] {
  const length = 1 + random.integer(6);
  const share = random.next() < 0.7 ? 1 : 0.35;
  const text = Array.from({ length }, () => (random.next() < share ? OTHER : digits(random, 1)));
  return classes(text.join(''));
}

/** Two to six digits, one or two of them struck out. */
export function correctedText(random: Random): number[] {
  const text = plainText(random);
  for (let i = 0; i <= random.integer(2); i++) text[random.integer(text.length)] = classOf(STRUCK_OUT);
  return text;
}

/** What is written into the places of a form: one to ten digits, rarely with marks in places of their own. */
export function placesText(random: Random): number[] {
  return random.next() < 0.1 ? numberText(random) : classes(digits(random, 1 + random.integer(10)));
}

/** The text of a line of two to six digits. */
export function plainText(random: Random): number[] {
  return classes(digits(random, 2 + random.integer(5)));
}

const classes = (text: string) => [...text].map(classOf);
const one = (random: Random, choices: string | readonly string[]) => choices[random.integer(choices.length)];
const few = (random: Random) => digits(random, 1 + random.integer(3));
const two = (random: Random, below: number) => String(random.integer(below)).padStart(2, '0');

/** Numbers repeat digits more often than chance: 1000, 55, 2200. */
function digits(random: Random, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    text += i > 0 && random.next() < 0.12 ? text[i - 1] : String(random.integer(10));
  }
  return text;
}

function grouped(random: Random, groups: number): string {
  const mark = random.next() < 0.7 ? '.' : one(random, ",'");
  let text = digits(random, 1 + random.integer(3));
  for (let i = 0; i < groups; i++) text += `${mark}${random.next() < 0.2 ? '000' : digits(random, 3)}`;
  return text;
}

function amount(random: Random): string {
  return random.next() < 0.3 ? grouped(random, 1) : digits(random, 1 + random.integer(5));
}

/** Dashes that keep others from adding digits. */
function fenced(random: Random, text: string): string {
  const fence = one(random, '==--#');
  const end = one(random, '==--.#');
  return random.next() < 0.5 ? `${text}${end}` : `${fence}${text}${end}`;
}

function date(random: Random): string {
  const mark = one(random, '///.-');
  const day = random.next() < 0.5 ? two(random, 32) : String(1 + random.integer(31));
  const month = random.next() < 0.5 ? two(random, 13) : String(1 + random.integer(12));
  const year = random.next() < 0.5 ? two(random, 100) : String(1900 + random.integer(150));
  return [day, month, year].join(mark);
}

/** Two numbers with a slash between them: a fraction, a score, a day and a month, a house. */
function fraction(random: Random): string {
  return `${few(random)}/${few(random)}`;
}

function decimal(random: Random): string {
  return random.next() < 0.5 ? few(random) : `${few(random)}${one(random, '.,')}${digits(random, 1)}`;
}

/** A mark next to a single digit, where nothing else tells what it is. */
function nextToOne(random: Random): string {
  const mark = one(random, '-.,/+:=%)');
  return random.next() < 0.5 ? `${mark}${digits(random, 1)}` : `${digits(random, 1)}${mark}`;
}

function phone(random: Random): string {
  const shape = one(random, ['(###)###-####', '(###)#######', '+###########', '+##-###-####', '0##/#######']);
  return [...shape].map((sign) => (sign === '#' ? digits(random, 1) : sign)).join('');
}
