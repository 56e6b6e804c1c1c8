import { EXPECT_KINDS } from '@cifra/core/format/parseExpect.ts';
import { Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../platform/wholeNumber.ts';
import { expectFormat } from '../reading/expectFormat.ts';

export const command = new Command('explain')
  .description(
    'Explain why a digit was read as it was: evidence for it and for another digit, and every processing step.',
  )
  .argument('<file>', 'a picture, as for `cifra read`; - is standard input')
  .option('--why-not <digit>', 'the digit to compare with (default: the second most likely one)', digit)
  .option('-o, --out <file>', 'write a drawing to this file; its name ends in .svg or .png', picture)
  .option(
    '--line <n>',
    'text line of the picture, from 1 (default: the first with a digit)',
    wholeNumber({ from: 1 }),
  )
  .option(
    '--digit <n>',
    'digit of the line, from 1 (default: the least confident one)',
    wholeNumber({ from: 1 }),
  )
  .option('--data <folder>', 'folder of the data sets; shows the nearest training digits')
  .option('-e, --expect <format>', 'the expected format, as for `cifra read`', expectFormat)
  .option('-m, --model <name>', 'a digit model under models/, or the folder of a bundle (default: digit)')
  .option('--json', 'one JSON object instead of text')
  .addHelpText(
    'after',
    `
Examples:
  cifra explain four.png
  cifra explain four.png --why-not 9 --out why.svg
  cifra explain cheque.jpg --expect amount --digit 3 --out why.png
  cifra explain four.png --data ~/data --out why.svg

Formats: ${EXPECT_KINDS.join(', ')}.

The drawing shows the same findings as the text and works offline: + marks evidence for the digit, − evidence against
it. With --data it shows digits of a data set, whose terms apply to it. Their index is built once, which takes some
minutes, and is kept in the cache folder ($XDG_CACHE_HOME, else ~/.cache).`,
  )
  .action(async (file, options) => {
    const { runExplain } = await import('../explaining/runExplain.ts');
    await runExplain(file, options);
  });

function digit(text: string): number {
  if (/^[0-9]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a digit from 0 to 9.');
}

function picture(path: string): string {
  if (/\.(svg|png)$/i.test(path)) return path;
  throw new InvalidArgumentError('It must end in .svg or .png.');
}
