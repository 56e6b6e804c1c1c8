import type { Reading } from '@cifra/core/base/types.ts';
import { acceptanceThreshold } from '@cifra/core/decide/acceptance.ts';
import { DECIDE_PARAMETERS } from '@cifra/core/decide/parameters.ts';
import type { DigitManifest, NumberManifest } from '@cifra/core/model/manifest.ts';
import { MAX_ERROR } from '@cifra/core/reading/readingOptions.ts';
import { signal } from '@preact/signals';
import type { ReaderManifests } from './readerFiles.ts';
import { onServer } from './server.ts';

/** Lowest confidence of an accepted reading, of a single digit and of a line. */
export type Thresholds = { readonly digit: number; readonly line: number };

/** The thresholds of the reader on this device; null until its manifests have arrived. */
export const thresholds = signal<Thresholds | null>(null);

export function thresholdsOf({ digit, number }: Pick<ReaderManifests, 'digit' | 'number'>): Thresholds {
  const { refusal = DECIDE_PARAMETERS.refusal } = JSON.parse(digit) as DigitManifest;
  const { riskCoverage } = JSON.parse(number) as NumberManifest;
  return { digit: refusal.minimumProbability, line: acceptanceThreshold(riskCoverage, MAX_ERROR) };
}

/**
 * Returns the confidence from which a reading like this one is accepted; null if it is unknown: the
 * server may have other models.
 */
export function enoughFor({ digits }: Pick<Reading, 'digits'>): number | null {
  if (onServer.value || !thresholds.value) return null;
  // Only the model of single digits says which digits are plausible.
  return digits[0]?.plausible ? thresholds.value.digit : thresholds.value.line;
}
