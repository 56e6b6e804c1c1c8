import { Command, Option } from 'commander';
import { share } from '../platform/share.ts';

const check = new Command('check')
  .description('Check a template and its blanks, and list its fields.')
  .argument('<template>', 'a template: a JSON file, see docs/forms.md')
  .action(async (template) => (await import('../forms/checkForm.ts')).checkForm(template));

const read = new Command('read')
  .description('Read filled forms: each page is recognised, straightened, and its fields are read.')
  .argument('<template>', 'a template: a JSON file, see docs/forms.md')
  .argument('<files...>', 'scans, photographs and documents, or folders with them')
  .addOption(new Option('--json', 'one JSON object per page, one per line (JSON Lines)').conflicts('csv'))
  .addOption(new Option('--csv', 'comma-separated values with a header row; one row per field'))
  .addOption(
    new Option(
      '--max-error <share>',
      'highest share of accepted values that may be wrong (default: 0.01)',
    ).argParser(share),
  )
  .action(async (template, files, options) =>
    (await import('../forms/readForms.ts')).readForms(template, files, options),
  );

export const command = new Command('form')
  .description('Read filled forms by a template, which says where the fields of the blank form are.')
  .addCommand(check)
  .addCommand(read)
  .addHelpText(
    'after',
    `
Examples:
  cifra form check order.json
  cifra form read order.json scans --csv > orders.csv
  cifra form read order.json stack.pdf --json

A page that is not of the form gets one line on standard error (exit code 3). A field that a person must look at is
not accepted, with the reason (exit code 4).`,
  );
