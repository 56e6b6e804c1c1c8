import type { Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { interpret } from '@cifra/core/format/interpret.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import type { LabelKind } from '@cifra/training/data/pictures/labelTable.ts';

/** What is written in a picture; '' if no number is. */
export type NumberLabel = { readonly text: string; readonly value: string };

/** Label of a picture without a number. */
const NONE = 'none';

/**
 * Labels that are whole numbers: as they are written and, with a format, as the format reads them.
 *
 * @param groups column of `labels.csv` by which the pictures are divided
 */
export function numberLabels(expect: Expect | undefined, groups: string | undefined): LabelKind<NumberLabel> {
  const example = `"scan-1.png,94107", or "scan-1.png,${NONE}" if no number is written`;
  const number = expect === undefined ? 'its number' : `its number in the format ${JSON.stringify(expect)}`;
  return {
    row: `a file and ${number}, such as ${example}`,
    parse: (cell) => (cell === NONE ? { text: '', value: '' } : labelOf(cell, expect)),
    ofDigit: (digit) => ({ text: String(digit), value: String(digit) }),
    compare: () => 0,
    ...(groups !== undefined && { groups }),
  };
}

function labelOf(text: string, expect: Expect | undefined): NumberLabel | null {
  const value = expect === undefined ? digitsOf(text) : (interpret(expect, text)?.value ?? '');
  return value === '' ? null : { text, value };
}

/** A single digit and its mark belong together: -5 is not 5. */
export function isRight({ text, value }: Reading, label: NumberLabel, expect: Expect | undefined): boolean {
  return value === label.value && (expect !== undefined || value.length > 1 || text === label.text);
}
