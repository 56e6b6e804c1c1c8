import { Command, Option } from 'commander';
import { wholeNumber } from '../wholeNumber.ts';

export const command = new Command('evaluate')
  .description(
    'Judge a model: figures with intervals, calibration, robustness, fairness, mistakes, as a page, as JSON and as a model card.',
  )
  .argument('<model>', 'a model under models/, or the folder of a bundle')
  .requiredOption('--out <folder>', 'where report.json, report.html and CARD.md go')
  .option(
    '--on <sets...>',
    'mnist, usps, or folders of pictures (default: mnist usps); the first is also changed and attacked',
  )
  .addOption(
    new Option(
      '--part <part>',
      'validation: what training held out, for choosing; test: for the final figure (default: test)',
    ).choices(['test', 'validation']),
  )
  .option('--against <model>', 'another model, read on the same digits')
  .option('--data <folder>', 'where the data sets are (default: $CIFRA_DATA, else ./data)')
  .option('--quick', 'samples of 2,000 digits, fewer changed ones and fewer draws: about a minute')
  .option('--seed <n>', 'of samples and of intervals (default: 1)', wholeNumber({ from: 0 }))
  .addHelpText(
    'after',
    `
Examples:
  cifra evaluate digit --part validation --out reports/digit
  cifra evaluate digit --against digit-small --on mnist usps my-pictures --out reports/digit
  cifra evaluate runs/my-run/bundle --part validation --quick --out reports/my-run
  cifra evaluate number --out reports/number

The page needs no network and shows the misread digits; it holds pictures of the data sets, whose terms apply to it.
Choose nothing by what the test part says: --part validation is there for that. A model of numbers is judged on the strips that
training held out; --on, --part test and --against are for digit models.`,
  )
  .action(async (model, options) => {
    const { runEvaluation } = await import('../evaluation/runEvaluation.ts');
    await runEvaluation(model, options);
  });
