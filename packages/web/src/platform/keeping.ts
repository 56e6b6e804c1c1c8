import { preference } from './preference.ts';

const KEEPING = ['on', 'off'] as const;
type Keeping = (typeof KEEPING)[number];

/** Whether the visitor's numbers and lessons are kept on this device when the page is closed. */
export const keeping = preference<Keeping>('keeping', 'on', (stored): stored is Keeping =>
  KEEPING.some((each) => each === stored),
);
