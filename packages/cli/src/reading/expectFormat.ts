import type { Expect } from '@cifra/core/format/expect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { InvalidArgumentError } from 'commander';

/** Parses the value of `--expect`. Commander adds the name of the option to the error. */
export function expectFormat(text: string): Expect {
  try {
    return parseExpectText(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
