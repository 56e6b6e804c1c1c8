import type { Expect } from '@cifra/core/format/expect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { InvalidArgumentError } from 'commander';

/** Reads the value of `--expect`; commander tells the user which option it was. */
export function expectFormat(text: string): Expect {
  try {
    return parseExpectText(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
