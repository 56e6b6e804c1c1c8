import type { Picture } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { interpret } from '@cifra/core/format/interpret.ts';
import { classOf } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { createWriter } from '../glyphs/writer.ts';
import { linePicture } from './linePicture.ts';
import { drawnScribe, writerScribe } from './scribe.ts';
import { fixedRandom, type WriterDigits } from './writerDigits.ts';
import { writtenLine } from './writtenLine.ts';

/** A picture of one number in a known format. */
export type PictureInFormat = {
  readonly picture: Picture;
  /** The written text, marks included. */
  readonly text: string;
  readonly expect: Expect;
  /** The value of `text` in that format. */
  readonly value: string;
};

type Written = Pick<PictureInFormat, 'text' | 'expect'>;

const WRITE = { amount, zip, date, phone, digits } as const;

export type FormatName = keyof typeof WRITE;
export const FORMAT_NAMES = Object.keys(WRITE) as readonly FormatName[];

/**
 * Draws numbers in a format, each with the digits of one writer and drawn marks, black on white.
 * The same arguments always give the same pictures. One half of the writers calibrates the
 * probabilities of readings and the other half measures them, so that no writer is on both sides.
 */
export function* formatPictures(
  writers: readonly WriterDigits[],
  n: number,
  name: FormatName,
  use: 'calibrate' | 'measure',
): Generator<PictureInFormat> {
  const own = writers.filter((_, i) => (i % 2 === 0) === (use === 'calibrate'));
  const all = fixedRandom(`pictures of formats, ${name}, ${use}`);
  for (let i = 0; i < n; i++) {
    const random = all.split(i);
    const written = draw(name, random);
    const scribe = writerScribe(
      own[random.integer(own.length)],
      drawnScribe(createWriter(random.split('marks'))),
    );
    const habit = { gap: 2.5 + 4 * random.next(), gapSpread: 1.2, sizes: 0.06 * random.next(), drift: 1 };
    const line = writtenLine([...written.text].map(classOf), scribe, habit, random);
    yield { ...written, picture: linePicture(line) };
  }
}

/** Draws a text with a single meaning in the format. */
function draw(name: FormatName, random: Random): Written & { readonly value: string } {
  for (;;) {
    const written = WRITE[name](random);
    const meaning = interpret(written.expect, written.text);
    if (meaning) return { ...written, value: meaning.value };
  }
}

/**
 * At least two digits: whole or with cents, grouped or not. Some have a currency sign, others marks
 * that protect the amount against additions.
 */
function amount(random: Random): Written {
  const length = 2 + random.integer(5);
  const plain = digitString(random, length).replace(/^0/, '1');
  const group = length > 3 && random.next() < 0.4 ? one(random, '.,') : '';
  const whole = group ? `${plain.slice(0, -3)}${group}${plain.slice(-3)}` : plain;
  const point = group === '.' ? ',' : group === ',' ? '.' : one(random, '.,');
  const cents = random.next() < 0.5;
  const number = cents ? `${whole}${point}${digitString(random, 2)}` : whole;
  const around = random.next();
  const text =
    around < 0.1
      ? `$${number}`
      : around < 0.2
        ? `-${number}-`
        : around < 0.25
          ? `${number}=`
          : around < 0.3 && !cents
            ? `${number}.-`
            : number;
  return { text, expect: { kind: 'amount' } };
}

function zip(random: Random): Written {
  const text =
    random.next() < 0.8 ? digitString(random, 5) : `${digitString(random, 5)}-${digitString(random, 4)}`;
  return { text, expect: { kind: 'zip-us' } };
}

function date(random: Random): Written {
  const mark = one(random, '//.-');
  const padded = random.next() < 0.6 ? 2 : 1;
  const [day, month] = [28, 12].map((most) => String(1 + random.integer(most)).padStart(padded, '0'));
  const year = String(1950 + random.integer(80)).slice(random.next() < 0.6 ? 0 : 2);
  return { text: [day, month, year].join(mark), expect: { kind: 'date', order: 'dmy' } };
}

const PHONES = ['##########', '###-###-####', '###-####', '###.###.####', '0##/#######'];

function phone(random: Random): Written {
  const shape = PHONES[random.integer(PHONES.length)];
  return { text: shape.replace(/#/g, () => digitString(random, 1)), expect: { kind: 'phone' } };
}

function digits(random: Random): Written {
  const count = 3 + random.integer(7);
  return { text: digitString(random, count), expect: { kind: 'digits', count } };
}

const one = (random: Random, choices: string) => choices[random.integer(choices.length)];
const digitString = (random: Random, n: number) =>
  Array.from({ length: n }, () => random.integer(10)).join('');
