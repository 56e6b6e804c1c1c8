import { expect, test } from 'vitest';
import { checkOptions } from './readingOptions.ts';

test.each([
  [{ maxError: '0.1' as never }, 'maxError is 0.1, wanted a share above 0 and below 1'],
  [{ maxError: 0 }, 'maxError is 0, wanted a share above 0 and below 1'],
  [{ maxError: 1 }, 'maxError is 1, wanted'],
  [{ maxError: Number.NaN }, 'maxError is NaN, wanted'],
  [{ minimumConfidence: 1.1 }, 'minimumConfidence is 1.1, wanted a probability from 0 to 1'],
  [{ maxError: 0.1, minimumConfidence: 0.5 }, 'both maxError and minimumConfidence are given, wanted one'],
  [{ top: 0 }, 'top is 0, wanted a whole number from 1'],
  [{ style: 'german' as 'auto' }, 'style is "german", wanted auto, american, european'],
  [{ top: 2.5 }, 'top is 2.5, wanted a whole number from 1'],
])('the error names the invalid option: %j', (options, message) => {
  expect(() => checkOptions(options)).toThrow(message);
});

test('all options are optional', () => {
  expect(() => checkOptions({})).not.toThrow();
  expect(() => checkOptions({ maxError: 0.001, top: 1 })).not.toThrow();
  expect(() => checkOptions({ minimumConfidence: 0 })).not.toThrow();
});
