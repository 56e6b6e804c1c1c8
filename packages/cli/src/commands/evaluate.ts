import { Command, Option } from 'commander';
import { wholeNumber } from '../platform/wholeNumber.ts';

export const command = new Command('evaluate')
  .description(
    'Evaluate a model: accuracy with intervals, calibration, robustness, fairness and mistakes, as a page, as JSON and as a model card.',
  )
  .argument('<model>', 'a model under models/, or the folder of a bundle')
  .requiredOption('--out <folder>', 'folder for report.json, report.html, CARD.md and world.json')
  .option(
    '--on <sets...>',
    'mnist, usps, or folders of pictures (default: mnist usps); the first is also used for robustness',
  )
  .addOption(
    new Option(
      '--part <part>',
      'validation: held out from training, for choosing a model; test: for the final figures (default: test)',
    ).choices(['test', 'validation']),
  )
  .option('--against <model>', 'another model, compared on the same digits')
  .option(
    '--world',
    'also read all collections of writing in the data folder, by site, country, hand, sex and age (default: for models that learned from pen strokes, if the data folder has them)',
  )
  .option('--no-world', 'do not read them')
  .option('--data <folder>', 'folder of the data sets (default: $CIFRA_DATA, else ./data)')
  .option('--quick', 'samples of 2,000 digits, fewer corruptions and fewer resamples: about a minute')
  .option('--seed <n>', 'seed of samples and intervals (default: 1)', wholeNumber({ from: 0 }))
  .addHelpText(
    'after',
    `
Examples:
  cifra evaluate digit --part validation --out reports/digit
  cifra evaluate digit --against digit-small --on mnist usps my-pictures --out reports/digit
  cifra evaluate runs/my-run/bundle --part validation --quick --out reports/my-run
  cifra evaluate digit --part validation --quick --world --out reports/world
  cifra evaluate number --out reports/number

The page works offline and shows the misread digits. It contains pictures of the data sets, whose terms apply to it.
To choose between models, use --part validation; keep the test part for the final figures. A number model is evaluated
on the text lines that were held out from training; --on, --part test and --against are for digit models.`,
  )
  .action(async (model, options) => {
    const { runEvaluation } = await import('../evaluation/runEvaluation.ts');
    await runEvaluation(model, options);
  });
