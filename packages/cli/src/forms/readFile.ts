import type { Form } from '@cifra/forms/read/openForm.ts';
import type { FieldValue } from '@cifra/forms/read/value.ts';
import { isSinglePicture } from '@cifra/node/documents/document.ts';
import { openDocument } from '@cifra/node/documents/openDocument.ts';
import { boxInFilePixels, inFilePixels, type Scale } from '@cifra/node/pictures/inFilePixels.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import type { FileProblem } from '../reading/fileResult.ts';
import { whatIsWrong } from '../reading/whatIsWrong.ts';

/** A page of a file, or a file that cannot be used. */
export type PageResult = {
  readonly file: string;
  /** From 1; absent for a single picture. */
  readonly page?: number;
} & (
  | {
      /** The page of the template, from 1. */
      readonly form: number;
      readonly found: number;
      readonly residual: number;
      readonly values: readonly FieldValue[];
    }
  | { readonly values?: never; readonly problem: FileProblem | 'other-form'; readonly message: string }
);

/** Reads the pages of a file. Problems are results, so that the other files are read. */
export async function* readFile(form: Form, file: string, maxError?: number): AsyncGenerator<PageResult> {
  try {
    const document = await openDocument(await readSource(file));
    for (let page = 1; page <= document.pages; page++) {
      const place = { file, ...(!isSinglePicture(document) && { page }) };
      try {
        const { picture, scale } = await document.decode(page);
        const filled = await form.read(picture, { ...(maxError !== undefined && { maxError }) });
        if (filled.page === null) {
          const share = Math.round(100 * filled.found);
          const message = `is no page of this form: at most ${share} % of a page's print is there`;
          yield { ...place, problem: 'other-form', message };
          continue;
        }
        const { found, residual, values } = filled;
        yield {
          ...place,
          form: filled.page,
          found,
          residual,
          values: values.map((each) => inFile(each, scale)),
        };
      } catch (error) {
        yield { ...place, ...whatIsWrong(error) };
      }
    }
  } catch (error) {
    yield { file, ...whatIsWrong(error) };
  }
}

function inFile(value: FieldValue, scale: Scale): FieldValue {
  return {
    ...value,
    box: boxInFilePixels(value.box, scale),
    ...(value.reading && { reading: inFilePixels(value.reading, scale) }),
  };
}
