import { FieldError } from '../json/check.ts';

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly least: number; readonly most: number };

const LONGEST_PATTERN = 100;
const MOST_REPEATS = 40;
const WANTED =
  'a regular expression of at most 100 characters made of digits, delimiters, \\d, ., [ ], ( ), |, ?, *, + and {n,m} up to 40';

type Cursor = { readonly pattern: string; at: number };

/**
 * Parses the part of JavaScript's syntax that describes a number: no look-around, no
 * back-references, no lazy quantifiers. `^` first and `$` last are allowed and change nothing.
 * @throws FieldError for anything else
 */
export function parsePattern(pattern: string, path = 'expect.pattern'): PatternNode {
  const cursor: Cursor = { pattern, at: pattern.startsWith('^') ? 1 : 0 };
  const tree = pattern.length <= LONGEST_PATTERN && pattern !== '' ? parseChoice(cursor) : null;
  if (pattern[cursor.at] === '$') cursor.at++;
  if (!tree || cursor.at !== pattern.length) throw new FieldError(path, pattern, WANTED);
  return tree;
}

// Each of these returns null for invalid syntax; the caller throws the only error.

function parseChoice(cursor: Cursor): PatternNode | null {
  const items: PatternNode[] = [];
  do {
    const item = parseSequence(cursor);
    if (!item) return null;
    items.push(item);
  } while (take(cursor, '|'));
  return items.length === 1 ? items[0] : { kind: 'choice', items };
}

function parseSequence(cursor: Cursor): PatternNode | null {
  const items: PatternNode[] = [];
  while (cursor.at < cursor.pattern.length && !'|)$'.includes(cursor.pattern[cursor.at])) {
    const atom = parseAtom(cursor);
    const item = atom && parseRepeat(cursor, atom);
    if (!item) return null;
    items.push(item);
  }
  return { kind: 'sequence', items };
}

function parseAtom(cursor: Cursor): PatternNode | null {
  if (take(cursor, '(')) {
    if (take(cursor, '?') && !take(cursor, ':')) return null;
    const inner = parseChoice(cursor);
    return take(cursor, ')') ? inner : null;
  }
  if (take(cursor, '[')) return parseClass(cursor);
  if (take(cursor, '.')) return { kind: 'character', accepts: () => true };
  const accepts = parseCharacter(cursor, /[\d,\-/':#= €£]/);
  return accepts && { kind: 'character', accepts };
}

function parseClass(cursor: Cursor): PatternNode | null {
  const negated = take(cursor, '^');
  const members: ((character: string) => boolean)[] = [];
  while (cursor.at < cursor.pattern.length && !take(cursor, ']')) {
    const range = /^(\d)-(\d)/.exec(cursor.pattern.slice(cursor.at));
    if (range) cursor.at += range[0].length;
    const member = range
      ? (character: string) => /\d/.test(character) && character >= range[1] && character <= range[2]
      : parseCharacter(cursor, /[\d.,\-/':#= $€£]/);
    if (!member || (range && range[1] > range[2])) return null;
    members.push(member);
  }
  if (cursor.pattern[cursor.at - 1] !== ']' || members.length === 0) return null;
  return {
    kind: 'character',
    accepts: (character) => members.some((member) => member(character)) !== negated,
  };
}

/** Parses one character, escaped or literal. */
function parseCharacter(cursor: Cursor, plain: RegExp): ((character: string) => boolean) | null {
  const character = cursor.pattern[cursor.at];
  const escaped = character === '\\' ? cursor.pattern[cursor.at + 1] : undefined;
  if (escaped === 'd') {
    cursor.at += 2;
    return (candidate) => /\d/.test(candidate);
  }
  const literal = escaped !== undefined && /[.,\-/':#=$€£]/.test(escaped) ? escaped : character;
  if (literal === character && !plain.test(character)) return null;
  cursor.at += literal === character ? 1 : 2;
  return (candidate) => candidate === literal;
}

function parseRepeat(cursor: Cursor, item: PatternNode): PatternNode | null {
  const found = /^(?:([?*+])|\{(\d+)(,?)(\d*)\})/.exec(cursor.pattern.slice(cursor.at));
  if (!found) return item;
  cursor.at += found[0].length;
  const [, sign, from, comma, to] = found;
  const least = sign ? (sign === '+' ? 1 : 0) : Number(from);
  const open = sign ? sign !== '?' : comma !== '' && to === '';
  const most = open ? Number.POSITIVE_INFINITY : sign ? 1 : comma === '' ? least : Number(to);
  if (least > MOST_REPEATS || (!open && most > MOST_REPEATS) || most < least) return null;
  return { kind: 'repeat', item, least, most };
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.pattern[cursor.at] !== character) return false;
  cursor.at++;
  return true;
}
