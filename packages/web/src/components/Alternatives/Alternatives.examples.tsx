import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleReading } from '../../examples/samples.ts';
import { Alternatives } from './Alternatives.tsx';

const { candidates } = sampleReading('1749', 0.71);
const many = ['3.14', '3.74', '8.14', '8.74'].map((text, i) => ({
  text,
  value: text,
  probability: 0.4 - i / 10,
}));
const long = '4916338506082832'.repeat(2);

export const examples: Examples = {
  'one other': () => <Alternatives candidates={candidates} text="1749" onChoose={nothing} />,
  'several others': () => <Alternatives candidates={many} text="3.14" onChoose={nothing} />,
  'a long one': () => (
    <Alternatives candidates={[{ text: long, value: long, probability: 0.02 }]} text="1" onChoose={nothing} />
  ),
};
