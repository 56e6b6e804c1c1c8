import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import type { Fault } from '../../platform/fault.ts';
import { LoadFault } from './LoadFault.tsx';

const show = (fault: Fault, retrying = false) => (
  <LoadFault fault={fault} retrying={retrying} onRetry={nothing} />
);

export const examples: Examples = {
  'no network': () => show({ code: 'download' }),
  'refused by the server': () => show({ code: 'download', status: 503 }),
  'trying again': () => show({ code: 'download' }, true),
  'no SIMD': () => show({ code: 'no-simd' }),
  'no SIMD, with a server': () => (
    <LoadFault fault={{ code: 'no-simd' }} retrying={false} onRetry={nothing} onServer={nothing} />
  ),
  'cannot start': () => show({ code: 'unexpected', message: 'no WebAssembly' }),
};
