import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { ANY, type Expected } from '../../inference/expected.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { StyleChoice } from './StyleChoice.tsx';

const show = (expected: Partial<Expected>) => (
  <FormatChoice expected={{ ...ANY, ...expected }} onChoose={nothing} onType={nothing} />
);

export const examples: Examples = {
  'kinds of number': () => show({}),
  'a date': () => show({ choice: 'dmy' }),
  'an invalid format': () => show({ choice: 'other', typed: 'nonsense', fault: 'not a format' }),
  'how the visitor writes 1 and 7': () => <StyleChoice />,
};
