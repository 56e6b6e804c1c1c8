import { expect, test } from 'vitest';
import { lacksSpeechService, listeningFault } from './speechService.ts';

const brands = (...names: readonly string[]) => names.map((brand) => ({ brand }));

test('Chromium without a maker has no speech service', () => {
  expect(lacksSpeechService(brands('Chromium', 'Not)A;Brand'))).toBe(true);
  expect(lacksSpeechService(brands('Not A Brand', 'Chromium', 'Google Chrome'))).toBe(false);
  expect(lacksSpeechService(brands('Chromium', 'Microsoft Edge'))).toBe(false);
});

test('a browser that names no brands, such as Safari, may have one', () => {
  expect(lacksSpeechService(undefined)).toBe(false);
  expect(lacksSpeechService([])).toBe(false);
});

test('an error is the fault of the service or of the microphone', () => {
  expect(['network', 'service-not-allowed', 'language-not-supported'].map(listeningFault)).toEqual(
    new Array(3).fill('service'),
  );
  expect(['not-allowed', 'audio-capture'].map(listeningFault)).toEqual(new Array(2).fill('microphone'));
});
