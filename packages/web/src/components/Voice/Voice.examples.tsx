import { signal } from '@preact/signals';
import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { VoiceSwitch } from './VoiceSwitch.tsx';

export const examples: Examples = {
  'not listening': () => <VoiceSwitch onCommand={nothing} />,
  'no speech service': () => <VoiceSwitch onCommand={nothing} state={signal('no-service')} />,
};
