import { expect, test } from 'vitest';
import type { DigitManifest, NumberManifest, PageManifest } from '../model/manifest.ts';
import { calibratedOptions, checkCalibratedModels, parseCalibration } from './calibration.ts';

const digit = { name: 'digit', version: '1.2.0', sha256: 'a'.repeat(64) };
const number = { name: 'number', version: '1.3.1', sha256: 'b'.repeat(64) };
const page = { name: 'page', version: '1.0.0', sha256: 'd'.repeat(64) };
const file = {
  format: 'cifra-calibration/1',
  models: { digit, number, page },
  expect: { kind: 'digits', count: 5 },
  maxError: 0.01,
  minimumConfidence: 0.93,
  pictures: 150,
  accepted: 120,
  acceptedWrong: 0,
};
const parsed = (changes: object = {}) =>
  parseCalibration(JSON.stringify({ ...file, ...changes }), 'own.json');

const manifestsOf = (models: typeof file.models) => ({
  digit: { ...models.digit, files: { 'model.onnx': models.digit.sha256 } } as unknown as DigitManifest,
  number: { ...models.number, files: { 'model.onnx': models.number.sha256 } } as unknown as NumberManifest,
  page: { ...models.page, files: { 'model.onnx': models.page.sha256 } } as unknown as PageManifest,
});

test('a file is checked, and its first wrong field named', () => {
  expect(parsed()).toEqual(file);
  const group = { name: 'scanner', pictures: 100, accepted: 90, acceptedWrong: 0, minimumConfidence: 0.9 };
  expect(parsed({ groups: [group] }).groups).toEqual([group]);
  expect(() => parseCalibration('{', 'own.json')).toThrow('own.json: not JSON');
  expect(() => parsed({ format: 'cifra-bundle/1' })).toThrow('own.json.format: got "cifra-bundle/1"');
  expect(() => parsed({ minimumConfidence: 1.5 })).toThrow('own.json.minimumConfidence: got 1.5');
  expect(() => parsed({ threshold: 1 })).toThrow('own.json.threshold: got 1, expected no such field');
  expect(() => parsed({ expect: { kind: 'digits' } })).toThrow('expect.count');
  expect(() => parsed({ models: { digit, number: { ...number, sha256: 'b' } } })).toThrow('number.sha256');
});

test('a calibration is refused for other models: other weights, another version', () => {
  expect(() => checkCalibratedModels(parsed(), manifestsOf(file.models))).not.toThrow();
  const retrained = { digit: { ...digit, sha256: 'c'.repeat(64) }, number, page };
  expect(() => checkCalibratedModels(parsed(), manifestsOf(retrained))).toThrow(
    'was made with digit 1.2.0 (aaaaaaaa), and the pictures are read with digit 1.2.0 (cccccccc)',
  );
  // A release can recalibrate the same weights, and then has another version.
  const recalibrated = { digit, number: { ...number, version: '1.3.2' }, page };
  expect(() => checkCalibratedModels(parsed(), manifestsOf(recalibrated))).toThrow('number 1.3.2');
  const finding = { digit, number, page: { ...page, version: '1.1.0' } };
  expect(() => checkCalibratedModels(parsed(), manifestsOf(finding))).toThrow('page 1.1.0');
});

test('a calibration that names no page model is used with any', () => {
  const before = parsed({ models: { digit, number } });
  expect(() => checkCalibratedModels(before, manifestsOf(file.models))).not.toThrow();
});

test('a calibration is refused with another format, with none, and with maxError or a style', () => {
  const options = { expect: { count: 5, kind: 'digits' }, top: 2 } as const;
  expect(calibratedOptions(parsed(), options)).toEqual({ ...options, minimumConfidence: 0.93 });
  const { expect: _, ...without } = file;
  const plain = parseCalibration(JSON.stringify(without), 'own.json');
  expect(calibratedOptions(plain, {})).toEqual({ minimumConfidence: 0.93 });
  expect(() => calibratedOptions(parsed(), {})).toThrow(
    'made with the format {"kind":"digits","count":5}, and no format is given',
  );
  expect(() => calibratedOptions(plain, options)).toThrow('made with no format, and the format');
  expect(() => calibratedOptions(parsed(), { ...options, maxError: 0.1 })).toThrow('leave out maxError');
  expect(() => calibratedOptions(parsed(), { ...options, style: 'european' })).toThrow('leave out the style');
});
