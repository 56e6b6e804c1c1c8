import type { Expect } from '@cifra/core/format/expect.ts';
import { signal } from '@preact/signals';

/** Kinds that the list offers by name. */
export const KINDS = {
  integer: { kind: 'integer' },
  amount: { kind: 'amount' },
  dmy: { kind: 'date', order: 'dmy' },
  mdy: { kind: 'date', order: 'mdy' },
  time: { kind: 'time' },
  zipUs: { kind: 'zip-us' },
  phone: { kind: 'phone' },
  luhn: { kind: 'luhn' },
} as const satisfies Readonly<Record<string, Expect>>;
export type Kind = keyof typeof KINDS;

/** The chosen kind of number: what the list shows and what the reader gets. */
export type Expected = {
  readonly choice: Kind | 'any' | 'other';
  /** The visitor's own format as typed; '' for the named kinds. */
  readonly typed: string;
  /**
   * The format as the server's option; undefined for any number, and while the typed format is
   * empty or invalid.
   */
  readonly text: string | undefined;
  /** The same format for the reader on this device. */
  readonly expect: Expect | undefined;
  /** True if the typed format is not one. */
  readonly isUnknown: boolean;
};

export const ANY: Expected = {
  choice: 'any',
  typed: '',
  text: undefined,
  expect: undefined,
  isUnknown: false,
};

/** The current choice. It applies to every reading of the page. */
export const expected = signal<Expected>(ANY);

/** Chooses a named kind, any number, or a format that will be typed next. */
export function expectKind(choice: Expected['choice']): void {
  expected.value = choice in KINDS ? named(choice as Kind) : { ...ANY, choice };
}

function named(kind: Kind): Expected {
  return { ...ANY, choice: kind, text: JSON.stringify(KINDS[kind]), expect: KINDS[kind] };
}

/**
 * Sets the typed format. While the format is empty or invalid, any number is read. The parser is
 * loaded on first use.
 */
export async function expectTyped(typed: string): Promise<void> {
  const pending: Expected = { ...ANY, choice: 'other', typed };
  expected.value = pending;
  const parsed = await parse(typed.trim());
  // A choice made in the meantime is newer.
  if (expected.value === pending) expected.value = { ...pending, ...parsed };
}

async function parse(text: string): Promise<Partial<Expected>> {
  if (text === '') return {};
  try {
    const { parseExpectText } = await import('@cifra/core/format/parseExpectText.ts');
    return { text, expect: parseExpectText(text) };
  } catch {
    return { isUnknown: true };
  }
}
