import { setTimeout } from 'node:timers/promises';
import type { ReadService } from '@cifra/server/features/read/service.ts';

/**
 * Pictures that contain their number instead of a drawing, so that each result can be matched to
 * its picture.
 */
export async function* numbered(count: number): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (let i = 0; i < count; i++) yield { name: `${i}.png`, bytes: Buffer.from(`picture ${i}`) };
}

/** Reads them slowly, so that some are always in progress. */
export const numberReader: Pick<ReadService, 'read'> = {
  async read(picture) {
    await setTimeout(20);
    const text = Buffer.from(picture).toString();
    const reading = { text, value: text, confidence: 1, raw: text, box: null, digits: [], candidates: [] };
    return {
      readings: [{ ...reading, accepted: true, refusal: null }],
      models: [],
      picture: { width: 1, height: 1, format: 'text' },
    };
  },
};
