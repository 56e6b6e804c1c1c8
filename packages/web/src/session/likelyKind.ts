import { interpretAmount } from '@cifra/core/format/amount.ts';
import { interpretDate } from '@cifra/core/format/date.ts';
import type { Meaning } from '@cifra/core/format/expect.ts';
import { interpretLuhn } from '@cifra/core/format/luhn.ts';
import { interpretPhone } from '@cifra/core/format/phone.ts';
import { interpretTime } from '@cifra/core/format/time.ts';
import { interpretZipUs } from '@cifra/core/format/zipUs.ts';
import type { Kind } from '../inference/expected.ts';

/** A whole number looks like any number, so it is not proposed. */
export type LookedFor = Exclude<Kind, 'integer'>;
/** A kind that a number is probably of, and its value in it. */
export type LikelyKind = { readonly kind: LookedFor; readonly value: string };

/** `written`: how such numbers are written. Many more texts can be interpreted as one. */
type Look = { readonly written: RegExp; readonly meanings: (text: string) => readonly Meaning[] };

const DATE = /^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})$/;

const LOOKS: { readonly [K in LookedFor]: Look } = {
  dmy: { written: DATE, meanings: (text) => interpretDate({ kind: 'date', order: 'dmy' }, text) },
  mdy: { written: DATE, meanings: (text) => interpretDate({ kind: 'date', order: 'mdy' }, text) },
  time: { written: /^\d{1,2}:\d\d(:\d\d)?$/, meanings: (text) => interpretTime({ kind: 'time' }, text) },
  amount: {
    written: /[$€£]|\d[.,]\d\d$|[.,/][-=]$/,
    meanings: (text) => interpretAmount({ kind: 'amount' }, text),
  },
  phone: {
    written: /^\+|^\(\d{3}\) ?\d|^(\d{3}-)?\d{3}-\d{4}$/,
    meanings: (text) => interpretPhone({ kind: 'phone' }, text),
  },
  luhn: {
    written: /^(\d{4} ?){3}\d{4}$|^\d{4} ?\d{6} ?\d{5}$/,
    meanings: (text) => interpretLuhn({ kind: 'luhn' }, text),
  },
  zipUs: { written: /^\d{5}-\d{4}$/, meanings: (text) => interpretZipUs({ kind: 'zip-us' }, text) },
};

/**
 * Returns the kind that one of the texts looks like, the first text first; null if none does.
 * `order`: the order of dates where the visitor lives; the other one is tried after it.
 */
export function likelyKind(texts: readonly string[], order: 'dmy' | 'mdy'): LikelyKind | null {
  const kinds = Object.keys(LOOKS) as LookedFor[];
  const ordered = kinds.toSorted((a, b) => Number(b === order) - Number(a === order));
  for (const text of texts) {
    for (const kind of ordered) {
      const { written, meanings } = LOOKS[kind];
      const [meaning] = written.test(text) ? meanings(text) : [];
      if (meaning) return { kind, value: meaning.value };
    }
  }
  return null;
}
