import type { Random } from '@cifra/core/random/random.ts';
import { type Leaf, leavesOf } from '../template/leaves.ts';
import type { Template, TemplatePage } from '../template/template.ts';
import { randomNumber } from './randomNumber.ts';

/** What was written in a field, and whether it counts. */
export type FieldState = 'empty' | 'written' | 'struck-out';

/** The truth about a field of a filled page. */
export type Answer = {
  /** `total`, or `items[2].price`. */
  readonly path: string;
  readonly kind: Leaf['kind'];
  readonly state: FieldState;
  /** As a reader must give it; '' for an empty or struck-out field and for a picture. */
  readonly value: string;
};

/** An answer with the field, and with the text as it is written. */
export type Entry = { readonly leaf: Leaf; readonly answer: Answer; readonly text: string };

const EMPTY = 0.1;
const STRUCK_OUT = 0.02;
/** Of choices that allow more than one mark. */
const SECOND = 0.4;

/** Draws what a person enters in the fields of a page. */
export function entriesOf(page: TemplatePage, template: Template, random: Random): Entry[] {
  const numbers = new Map<string, Entry>();
  return leavesOf(page).map((leaf) => {
    const entry = entryOf(leaf, template, numbers, random.split(leaf.path));
    if (leaf.kind === 'number') numbers.set(leaf.path, entry);
    return entry;
  });
}

function entryOf(leaf: Leaf, template: Template, numbers: ReadonlyMap<string, Entry>, random: Random): Entry {
  const { path, kind } = leaf;
  const fate = random.next();
  const written = (text: string, value = text): Entry => ({
    leaf,
    answer: { path, kind, state: 'written', value },
    text,
  });
  const empty: Entry = { leaf, answer: { path, kind, state: 'empty', value: '' }, text: '' };
  if (leaf.kind === 'bubbles') {
    // Bubbles below a number's boxes say the same.
    const twin = numbers.get(path.replace(/_bubbles$/, ''));
    if (twin?.answer.state === 'written') return written(twin.text);
    if (twin || fate < EMPTY) return empty;
    return written(Array.from({ length: leaf.digits }, () => random.integer(10)).join(''));
  }
  if (fate < EMPTY && !leaf.required) return empty;
  switch (leaf.kind) {
    case 'number': {
      const { list } = leaf;
      const expect =
        list === undefined ? leaf.expect : ({ kind: 'oneOf', values: template.lists![list] } as const);
      const { text, value } = randomNumber(expect, leaf.cells, random);
      if (fate >= EMPTY + STRUCK_OUT) return written(text, value);
      return { leaf, answer: { path, kind, state: 'struck-out', value: '' }, text };
    }
    case 'choice': {
      const first = random.integer(leaf.options.length);
      const marked = leaf.options.filter(
        (_, i) => i === first || ((leaf.most ?? 1) > 1 && random.next() < SECOND),
      );
      const value = marked
        .slice(0, leaf.most ?? 1)
        .map((option) => option.value)
        .join(' ');
      return written(value);
    }
    case 'picture':
      return written('', '');
  }
}
