import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import type { Fault } from '../../inference/fault.ts';
import { LoadFault } from './LoadFault.tsx';

const show = (fault: Fault, retrying = false) => (
  <LoadFault fault={fault} retrying={retrying} onRetry={nothing} />
);

export const examples: Examples = {
  'no network': () => show({ kind: 'download' }),
  'refused by the server': () => show({ kind: 'download', status: 503 }),
  'trying again': () => show({ kind: 'download' }, true),
  'cannot start': () => show({ kind: 'other', message: 'no WebAssembly' }),
};
