import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDesign } from '@cifra/forms/design/design.ts';
import { type PrintedForm, printForm } from '@cifra/forms/design/printForm.ts';
import { printTools } from '@cifra/forms/node/printTools.ts';

export type PrintedLayout = PrintedForm & { readonly name: string };

/** Prints the twelve layouts of the deck. */
export async function printLayouts(): Promise<PrintedLayout[]> {
  const tools = await printTools();
  const folder = join(import.meta.dirname, 'layouts');
  const printed: PrintedLayout[] = [];
  for (const file of globSync('*.json', { cwd: folder }).sort()) {
    const design = parseDesign(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    printed.push({ name: basename(file, '.json'), ...(await printForm(design, tools)) });
  }
  return printed;
}
