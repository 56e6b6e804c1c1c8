import { digitsOf } from '@cifra/ink/reading/boxedText.ts';
import { useSignal } from '@preact/signals';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleReading } from '../../examples/samples.ts';
import { DigitPicker } from './DigitPicker.tsx';

type Props = {
  readonly text: string;
  readonly confidence: number;
  readonly first: number | null;
  readonly now?: string;
  readonly doubtful?: readonly number[];
};

/** Press a digit to choose it. */
function Picker({ text, confidence, first, now = text, doubtful }: Props) {
  const chosen = useSignal(first);
  return (
    <DigitPicker
      digits={sampleReading(text, confidence).digits}
      now={digitsOf(now)}
      doubtful={doubtful}
      chosen={chosen.value}
      onChoose={(place) => {
        chosen.value = place;
      }}
      onCorrect={nothing}
    />
  );
}

export const examples: Examples = {
  'none chosen': () => <Picker text="1749" confidence={0.998} first={null} />,
  'one chosen': () => <Picker text="1749" confidence={0.998} first={3} />,
  'one corrected': () => <Picker text="1749" confidence={0.998} first={null} now="1349" />,
  unsure: () => <Picker text="74" confidence={0.55} first={1} />,
  'one in doubt': () => <Picker text="74" confidence={0.85} first={null} doubtful={[1]} />,
  'a long number': () => <Picker text={'4916338506082832'.repeat(2)} confidence={0.998} first={20} />,
};
