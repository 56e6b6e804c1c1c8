import { expect, test, vi } from 'vitest';
import { type Fault, FaultError, faultError, faultOf, workerFault } from './fault.ts';

const faults: readonly Fault[] = [
  { code: 'download' },
  { code: 'download', status: 503 },
  { code: 'no-explaining-graph' },
  { code: 'not-a-picture', name: 'notes.txt' },
  { code: 'document', problem: 'password', name: 'meters.pdf' },
  { code: 'too-many-pages', name: 'meters.pdf', pages: 70, most: 50 },
  { code: 'unexpected', message: 'out of memory' },
];

test.each(faults)('$code keeps its cause on the way from a worker', (fault) => {
  const sent = structuredClone(faultOf(new FaultError(fault, 'for developers')));
  expect(faultOf(faultError(sent))).toEqual(fault);
});

test('an error without a code is unexpected, keeps its message, and is reported to developers', () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const error = new RangeError('too long');
  expect(faultOf(error)).toEqual({ code: 'unexpected', message: 'too long' });
  expect(reported).toHaveBeenCalledWith(error);
  reported.mockRestore();
});

test('a worker whose script is missing is a failed download', () => {
  expect(workerFault({})).toEqual({ code: 'download' });
  expect(workerFault({ message: 'x is not defined' })).toEqual({
    code: 'unexpected',
    message: 'x is not defined',
  });
});
