import type { Expect } from '@cifra/core/format/expect.ts';
import { signal } from '@preact/signals';

/** What kind of number is looked for: as one word, and as the reader takes it. */
export type Expected = { readonly text: string | undefined; readonly expect: Expect | undefined };

export const ANY: Expected = { text: undefined, expect: undefined };

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

export const expected = signal<Expected>(ANY);

export function expectKind(kind: Kind): Expected {
  return { text: JSON.stringify(KINDS[kind]), expect: KINDS[kind] };
}

/** A format in one word. Rejects with an error that says what is wanted; the parser comes when it is first used. */
export async function expectText(text: string): Promise<Expected> {
  const { parseExpectText } = await import('@cifra/core/format/parseExpectText.ts');
  return { text, expect: parseExpectText(text) };
}
