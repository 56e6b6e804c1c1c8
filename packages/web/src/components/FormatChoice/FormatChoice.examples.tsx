import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { FormatChoice } from './FormatChoice.tsx';

export const examples: Examples = {
  'kinds of number': () => <FormatChoice onExpect={nothing} />,
};
