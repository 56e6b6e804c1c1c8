import { type PageRange, parsePages } from '@cifra/node/documents/pageRanges.ts';
import { InvalidArgumentError } from 'commander';

/** Parses the value of `--pages`. Commander adds the name of the option to the error. */
export function pageRanges(text: string): readonly PageRange[] {
  try {
    return parsePages(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
