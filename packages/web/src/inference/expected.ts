import type { Expect } from '@cifra/core/format/expect.ts';
import { signal } from '@preact/signals';

/** Kinds that are offered by name. */
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

/** What kind of number is looked for: what the list shows, and what the reader gets. */
export type Expected = {
  readonly choice: Kind | 'any' | 'other';
  /** The visitor's own format, as it was typed; '' for the named kinds. */
  readonly typed: string;
  /** As the server takes it: undefined for any number, also while the typed format is empty or wrong. */
  readonly text: string | undefined;
  /** The same, as the reader on this device takes it. */
  readonly expect: Expect | undefined;
  /** What is wrong with the typed format. */
  readonly fault: string | null;
};

export const ANY: Expected = {
  choice: 'any',
  typed: '',
  text: undefined,
  expect: undefined,
  fault: null,
};

/** The page's one choice: what is shown, and what everything is read with. */
export const expected = signal<Expected>(ANY);

/** Looks for a kind by name, for any number, or for a format that is typed next. */
export function expectKind(choice: Expected['choice']): void {
  expected.value = choice in KINDS ? named(choice as Kind) : { ...ANY, choice };
}

function named(kind: Kind): Expected {
  return { ...ANY, choice: kind, text: JSON.stringify(KINDS[kind]), expect: KINDS[kind] };
}

/** Looks for a format that was typed. Any number is read until it is a right one; the parser comes when it is first used. */
export async function expectTyped(typed: string): Promise<void> {
  const pending: Expected = { ...ANY, choice: 'other', typed };
  expected.value = pending;
  const parsed = await parse(typed.trim());
  // What was chosen meanwhile is newer.
  if (expected.value === pending) expected.value = { ...pending, ...parsed };
}

async function parse(text: string): Promise<Partial<Expected>> {
  if (text === '') return {};
  try {
    const { parseExpectText } = await import('@cifra/core/format/parseExpectText.ts');
    return { text, expect: parseExpectText(text) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}
