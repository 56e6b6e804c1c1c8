import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { ANY, type Expected } from '../../inference/expected.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { KindChip } from './KindChip.tsx';
import { StyleChoice } from './StyleChoice.tsx';

const show = (expected: Partial<Expected>) => (
  <FormatChoice expected={{ ...ANY, ...expected }} onChoose={nothing} onType={nothing} />
);

export const examples: Examples = {
  'kinds of number': () => show({}),
  'a date': () => show({ choice: 'dmy' }),
  'an invalid format': () => show({ choice: 'other', typed: 'nonsense', isUnknown: true }),
  'looks like a date': () => (
    <KindChip choice="any" likely={{ kind: 'dmy', value: '2026-12-24' }} onChoose={nothing} />
  ),
  'looks like an amount': () => (
    <KindChip choice="any" likely={{ kind: 'amount', value: '1234.50' }} onChoose={nothing} />
  ),
  'a kind was chosen': () => <KindChip choice="dmy" likely={null} onChoose={nothing} />,
  'how the visitor writes 1 and 7': () => <StyleChoice />,
};
