import type { Box, Reading, Refusal } from '../base/types.ts';

/** Returns a refused reading for a place where nothing was read. */
export function unread(refusal: Refusal, box: Box | null): Reading {
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
  };
}
