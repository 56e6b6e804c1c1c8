import type { Box, Reading, Refusal } from '../base/types.ts';

/**
 * Returns a refused reading for a place where nothing was read.
 *
 * @param writingHeight height of the writing in pixels of the picture; only with `too-small`
 */
export function unread(refusal: 'too-small', box: Box, writingHeight: number): Reading;
export function unread(refusal: Refusal, box: Box | null): Reading;
export function unread(refusal: Refusal, box: Box | null, writingHeight?: number): Reading {
  return {
    text: '',
    value: '',
    confidence: 0,
    raw: '',
    box,
    digits: [],
    candidates: [],
    accepted: false,
    refusal,
    ...(writingHeight !== undefined && { writingHeight }),
  };
}
