import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { KeepCorrection } from './KeepCorrection.tsx';
import { LearnOffer } from './LearnOffer.tsx';
import { TypeNumber } from './TypeNumber.tsx';

const keep = () => Promise.resolve();

export const examples: Examples = {
  'typing a number': () => <TypeNumber text="1749" found={4} onCorrect={nothing} />,
  'typing a long number': () => (
    <TypeNumber text={'4916338506082832'.repeat(2)} found={32} onCorrect={nothing} />
  ),
  'a digit to learn': () => <LearnOffer digit={1} times={4} />,
  'kept on this device': () => <KeepCorrection toServer={false} kept={false} onKeep={keep} />,
  'sent to the server': () => <KeepCorrection toServer kept={false} onKeep={keep} />,
  'sent, and thanked for': () => <KeepCorrection toServer kept onKeep={keep} />,
};
