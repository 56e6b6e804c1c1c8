import { FieldError } from '../json/check.ts';
import type { Expect, ExpectKind } from './expect.ts';
import { parseExpect } from './parseExpect.ts';

type Fields = Readonly<Record<string, unknown>>;

const NUMBERS = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/;

/**
 * The text after the colon as fields, which are checked like all others. Other kinds take no
 * argument.
 */
const ARGUMENTS: Partial<Record<ExpectKind, (argument: string) => Fields>> = {
  integer: limits,
  range: limits,
  amount: (argument) => ({ decimals: number(argument) }),
  date: (argument) => ({ order: argument }),
  digits: (argument) => ({ count: counted(argument) }),
  oneOf: (argument) => ({ values: argument.split(',') }),
  luhn: (argument) => ({ count: counted(argument) }),
  iban: (argument) => ({ country: argument.toUpperCase() }),
  mod11: (argument) => (argument === '2-7' ? { weights: argument } : { count: counted(argument) }),
  pattern: (argument) => ({ pattern: argument }),
};

/**
 * Parses an expected format in one word, for a command line: `integer`, `integer:1-31`,
 * `range:0-99.9`, `amount`, `amount:2`, `zip-us`, `date:dmy`, `digits:5`, `digits:4-6`,
 * `oneOf:12,15,80`, `luhn:16`, `iban:DE`, `mod11:2-7`, `pattern:^\d{3}$`. Also accepts JSON, for
 * fields that have no short form.
 *
 * @param text the format in one word
 * @returns the format, for the option `expect` of a reading
 * @throws {CifraError} `invalid-field`, for the first field that is wrong
 * @example
 * import { parseExpectText } from '@cifra/core';
 *
 * console.log(parseExpectText('date:dmy'));
 */
export function parseExpectText(text: string): Expect {
  if (text.startsWith('{')) return parseExpect(fromJson(text));
  const colon = text.indexOf(':');
  if (colon < 0) return parseExpect({ kind: text });
  const kind = text.slice(0, colon);
  const argument = text.slice(colon + 1);
  const fields = Object.hasOwn(ARGUMENTS, kind) ? ARGUMENTS[kind as ExpectKind]?.(argument) : undefined;
  // A kind without an argument refuses this unknown field, and the error quotes the argument.
  return parseExpect({ kind, ...(fields ?? { [argument]: argument }) });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldError('expect', text, 'JSON, or a word such as zip-us or digits:5');
  }
}

function limits(argument: string): Fields {
  const found = NUMBERS.exec(argument);
  return found ? { min: Number(found[1]), max: Number(found[2]) } : { min: argument };
}

/** `5`, or `4-6`; other texts are returned unchanged, and the check refuses them. */
function counted(argument: string): unknown {
  const found = /^(\d+)-(\d+)$/.exec(argument);
  return found ? [Number(found[1]), Number(found[2])] : number(argument);
}

function number(argument: string): unknown {
  return /^\d+$/.test(argument) ? Number(argument) : argument;
}
