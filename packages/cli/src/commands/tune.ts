import { PRUNERS, SAMPLERS } from '@cifra/training/tuning/storage/events.ts';
import { Command, Option } from 'commander';
import { wholeNumber } from '../wholeNumber.ts';

export const command = new Command('tune')
  .description(
    'Search a space of recipes for the best one, and write it as a recipe that `cifra train` takes.',
  )
  .argument('[space]', 'name of a search space, or a JSON file')
  .option(
    '--trials <n>',
    'runs that the study is to have, earlier ones included (default: 40)',
    wholeNumber({ from: 1 }),
  )
  .addOption(
    new Option('--sampler <name>', 'how trials are proposed (default: "tpe")').choices([...SAMPLERS]),
  )
  .addOption(
    new Option(
      '--pruner <name>',
      'how bad trials are stopped early; not with several objectives (default: "none")',
    ).choices([...PRUNERS]),
  )
  .option('--data <folder>', 'where the data sets are (default: $CIFRA_DATA, else ./data)')
  .option('--seed <n>', 'of proposals and of every run (default: 1)', wholeNumber({ from: 0 }))
  .option('--out <folder>', 'folder of the study (default: runs/tune-<space>-<time>)')
  .option('--replicas <n>', 'worker threads of a run (default: 1)', wholeNumber({ from: 1 }))
  .option(
    '--resume <folder>',
    'go on with the study in this folder, or help who works on it; takes only --data, --trials and --replicas besides',
  )
  .addHelpText(
    'after',
    `
Examples:
  cifra tune tiny-synthetic --trials 12    try it: minutes, no data needed
  cifra tune digit --pruner asha           stop early what does not promise much
  cifra tune --resume runs/tune-digit-20260131-094500 --trials 80

Trials are judged on digits of writers who were held out; test sets are never opened. A table of the trials goes to standard
error; at the end the best recipe's file and the report's are printed on standard output. A kill loses the trial that runs, no
more; several processes may work on one study: start them with --resume.`,
  )
  .action(async (space: string | undefined, options) => {
    const { runTuning } = await import('../tuning/runTuning.ts');
    await runTuning(space, options);
  });
