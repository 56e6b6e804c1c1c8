import { PRUNERS, SAMPLERS } from '@cifra/training/tuning/storage/events.ts';
import { Command, Option } from 'commander';
import { wholeNumber } from '../platform/wholeNumber.ts';

export const command = new Command('tune')
  .description('Search a space of recipes for the best one, and write it as a recipe for `cifra train`.')
  .argument('[space]', 'name of a search space, or a JSON file')
  .option(
    '--trials <n>',
    'total number of runs of the study, earlier ones included (default: 40)',
    wholeNumber({ from: 1 }),
  )
  .addOption(
    new Option('--sampler <name>', 'how trials are proposed (default: "tpe")').choices([...SAMPLERS]),
  )
  .addOption(
    new Option(
      '--pruner <name>',
      'how bad trials are stopped early; for a single objective only (default: "none")',
    ).choices([...PRUNERS]),
  )
  .option('--data <folder>', 'folder of the data sets (default: $CIFRA_DATA, else ./data)')
  .option('--seed <n>', 'seed of the proposals and of every run (default: 1)', wholeNumber({ from: 0 }))
  .option('--out <folder>', 'folder of the study (default: runs/tune-<space>-<time>)')
  .option('--replicas <n>', 'worker threads per run (default: 1)', wholeNumber({ from: 1 }))
  .option(
    '--resume <folder>',
    'resume the study in this folder, or join it as another worker; only --data, --trials and --replicas may be combined with it',
  )
  .addHelpText(
    'after',
    `
Examples:
  cifra tune tiny-synthetic --trials 12    try it: minutes, no data needed
  cifra tune digit --pruner asha           stop unpromising trials early
  cifra tune --resume runs/tune-digit-20260131-094500 --trials 80

Trials are evaluated on digits of held-out writers; test sets are never opened. A table of the trials goes to standard
error. At the end, the paths of the best recipe and the report are printed on standard output. If the process is killed,
only the running trial is lost. Several processes can work on one study: start them with --resume.`,
  )
  .action(async (space: string | undefined, options) => {
    const { runTuning } = await import('../tuning/runTuning.ts');
    await runTuning(space, options);
  });
