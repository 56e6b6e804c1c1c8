import { loadOpenCv } from '@cifra/forms/node/loadOpenCv.ts';
import { openForm } from '@cifra/forms/read/openForm.ts';
import { leavesOf } from '@cifra/forms/template/leaves.ts';
import { formatTable } from '../output/table.ts';
import { CommandError } from '../platform/commandError.ts';
import { openTemplate } from './openTemplate.ts';

/** Checks a template, and prints what is in it. @throws CommandError for the first fault */
export async function checkForm(file: string): Promise<void> {
  const opened = await openTemplate(file);
  const { template, blanks } = opened;
  // No number is read.
  const form = openForm(await loadOpenCv(), template, blanks, {
    recognise: async () => [],
    examine: async () => [],
  });
  for (const [i, blank] of blanks.entries()) {
    const matched = await form.match(blank);
    if (matched.page === i + 1) continue;
    const page = `page ${i + 1} of ${file}`;
    if (matched.page === null) {
      throw new CommandError(`${page}: its blank has too little print to be recognised`, {
        hint: 'A page needs text, lines or marks on all sides.',
      });
    }
    throw new CommandError(`${page}: its blank looks the same as that of page ${matched.page}`);
  }
  console.log(`${template.name} ${template.version}: no faults`);
  const rows = template.pages.flatMap((page, i) =>
    page.fields.map((field) => {
      const within = field.kind === 'table' ? `${field.rows} rows of ${field.columns.length}` : '';
      return [String(i + 1), field.name, field.kind, within];
    }),
  );
  const count = template.pages.reduce((sum, page) => sum + leavesOf(page).length, 0);
  for (const line of formatTable([['page', 'field', 'kind', ''], ...rows])) console.log(line);
  console.log(
    `${count} values on ${template.pages.length} ${template.pages.length === 1 ? 'page' : 'pages'}`,
  );
}
