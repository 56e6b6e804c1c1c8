import { expect, test } from 'vitest';
import { figureTitle } from './figureTitle.ts';

test('headings start with a capital, and abbreviations are in capitals', () => {
  expect(figureTitle('validation log loss')).toBe('Validation log loss');
  expect(figureTitle('usps test accuracy, mean of 3 seeds')).toBe('USPS test accuracy, mean of 3 seeds');
  expect(figureTitle('orand-car-a, qmnist and mnist')).toBe('ORAND-CAR-A, QMNIST and MNIST');
  expect(figureTitle('')).toBe('');
});
