import { useSignal } from '@preact/signals';
import type { Examples } from '../../examples/examples.ts';
import type { Sweep, Verdict } from '../../inference/explaining/verdict.ts';
import { ChangeSlider } from './ChangeSlider.tsx';
import { SweepStrip } from './SweepStrip.tsx';

const sure = (digit: number): Verdict => ({ digit, probability: 0.99, refusal: null });
const unsure: Verdict = { digit: 9, probability: 0.5, refusal: 'ambiguous' };
const sweep: Sweep = [sure(4), sure(4), sure(4), sure(4), unsure, unsure, sure(9)].map((verdict, i) => ({
  at: 10 * i,
  verdict,
}));

function Turned() {
  const value = useSignal(0);
  return (
    <ChangeSlider
      label="Rotation"
      from={0}
      to={60}
      step={1}
      value={value.value}
      text={`${value.value}°`}
      onChange={(next) => {
        value.value = next;
      }}
    >
      <SweepStrip sweep={sweep} written={sure(4)} />
      <p>Read as 4 from 0° to 30°. At 40° the model is no longer sure.</p>
    </ChangeSlider>
  );
}

export const examples: Examples = {
  'with its effect on the reading': () => <Turned />,
};
