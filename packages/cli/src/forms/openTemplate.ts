import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { FieldError } from '@cifra/core/json/check.ts';
import { parseJson } from '@cifra/core/json/parseJson.ts';
import { parseTemplate, type Template } from '@cifra/forms/template/template.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';

/** A template with the pictures of its blanks, in the order of its pages. */
export type OpenTemplate = { readonly template: Template; readonly blanks: readonly Picture[] };

/** The sides of a blank may differ from those of its page by this share: they are rounded. */
const SAME_SHAPE = 0.01;

/** Reads a template and its blanks. @throws CommandError that says what is wrong with which file */
export async function openTemplate(file: string): Promise<OpenTemplate> {
  try {
    const template = parseTemplate(parseJson(await readFile(file, 'utf8'), file));
    const blanks: Picture[] = [];
    for (const [i, page] of template.pages.entries()) {
      const path = join(dirname(file), page.blank);
      const blank = await openBlank(path, `${file}, page ${i + 1}`);
      checkShape(blank, page, path);
      blanks.push(blank);
    }
    return { template, blanks };
  } catch (error) {
    // A path such as "template.pages[0].unit" does not say in which file.
    if (error instanceof FieldError) throw new CommandError(`${file}: ${error.message}`, { cause: error });
    throw asCommandError(error, file);
  }
}

async function openBlank(path: string, place: string): Promise<Picture> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw asCommandError(error, path);
  });
  try {
    return (await decodePicture(bytes)).picture;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw new CommandError(`${place}: the blank ${path} ${error.message}`, { exitCode: exitCodes.inputs });
  }
}

function checkShape(blank: Picture, page: Template['pages'][number], path: string): void {
  const [is, should] = [blank.width / blank.height, page.width / page.height];
  if (Math.abs(is / should - 1) <= SAME_SHAPE) return;
  throw new CommandError(
    `${path} has sides of ${is.toFixed(3)} to 1, and its page in the template of ${should.toFixed(3)} to 1`,
    { hint: 'Cut the blank to the edges of the page, or correct width and height in the template.' },
  );
}
