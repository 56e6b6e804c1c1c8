import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { Password } from './Password.tsx';

export const examples: Examples = {
  'a password is needed': () => <Password name="meters.pdf" isWrong={false} onAnswer={nothing} />,
  'the password was wrong': () => <Password name="meters.pdf" isWrong onAnswer={nothing} />,
};
