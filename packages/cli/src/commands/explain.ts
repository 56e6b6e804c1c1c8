import { EXPECT_KINDS } from '@cifra/core/format/parseExpect.ts';
import { Command, InvalidArgumentError } from 'commander';
import { expectFormat } from '../reading/expectFormat.ts';
import { wholeNumber } from '../wholeNumber.ts';

export const command = new Command('explain')
  .description(
    'Show why a digit was read as it was: what speaks for it, what for another, and every step before.',
  )
  .argument('<file>', 'a picture, as for `cifra read`; - is standard input')
  .option('--why-not <digit>', 'the digit it is not (default: the next likely one)', digit)
  .option('-o, --out <file>', 'draw it: a file that ends in .svg or .png', picture)
  .option(
    '--line <n>',
    'which line of the picture, from 1 (default: the first with a digit)',
    wholeNumber({ from: 1 }),
  )
  .option(
    '--digit <n>',
    'which digit of the line, from 1 (default: the least sure one)',
    wholeNumber({ from: 1 }),
  )
  .option('--data <folder>', 'where the data sets are: shows the nearest training digits')
  .option('-e, --expect <format>', 'the kind of number that is looked for, as for `cifra read`', expectFormat)
  .option('-m, --model <name>', 'a digit model under models/, or the folder of a bundle (default: digit)')
  .option('--json', 'one JSON object in place of text')
  .addHelpText(
    'after',
    `
Examples:
  cifra explain four.png
  cifra explain four.png --why-not 9 --out why.svg
  cifra explain cheque.jpg --expect amount --digit 3 --out why.png
  cifra explain four.png --data ~/data --out why.svg

Formats: ${EXPECT_KINDS.join(', ')}.

The drawing says the same as the text and needs no network: + speaks for the digit, − against it. With --data it shows
digits of a data set, whose terms apply to it; the index of them is made once, in some minutes, and kept in the
cache folder ($XDG_CACHE_HOME, else ~/.cache).`,
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
