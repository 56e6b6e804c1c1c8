import type { Picture } from '@cifra/core/base/types.ts';
import type { Recogniser } from '@cifra/core/recognise/recognise.ts';
import { isPageCode, pageCode } from '../code/pageCode.ts';
import type { ReadCodes } from '../code/readCode.ts';
import type { Cv } from '../register/openCv.ts';
import { openBlank, type Registration, register, see } from '../register/register.ts';
import type { Template } from '../template/template.ts';
import { greyForReading, type ReadOptions, readPage } from './readPage.ts';
import type { FieldValue } from './value.ts';

/**
 * With less of a blank's print at its place, the picture shows another form. Of the photographs in the data folder, those
 * of a form have 0.84 (something lies on it), 0.98 and more. Other forms have at most 0.47, but two earlier prints of
 * forms, with some fields at other places, have 0.72 and 0.87: the share of the whole page cannot tell the latter.
 */
const LEAST_FOUND = 0.73;

/** A filled page that was recognised and read. */
export type FilledPage = {
  /** Its page in the template, from 1. */
  readonly page: number;
  /** Share of the print that is at its place. */
  readonly found: number;
  /** How far the print is from its place, pixels of the blank: the 95th percentile. */
  readonly residual: number;
  readonly values: readonly FieldValue[];
};

/** A picture that shows no page of the template. */
export type OtherPage = {
  readonly page: null;
  /** The largest share of a blank's print that was found. */
  readonly found: number;
};

export type Form = {
  /** Recognises the page in a picture, and reads its fields. */
  read(picture: Picture, options?: ReadOptions): Promise<FilledPage | OtherPage>;
  /** The page of the template that a picture shows, from 1; null if none. */
  match(picture: Picture): Promise<Matched | OtherPage>;
};

export type Matched = { readonly page: number; readonly registration: Registration };

/**
 * Opens a template.
 * @param blanks one picture for each page
 * @param recogniser reads a number that fills its picture; without a page model
 * @param readCodes reads the codes of forms that Cifra printed: a page with the code of another one is refused
 */
export function openForm(
  cv: Cv,
  template: Template,
  blanks: readonly Picture[],
  recogniser: Recogniser,
  readCodes?: ReadCodes,
): Form {
  const opened = blanks.map((blank) => openBlank(cv, blank));
  const greys = blanks.map((blank) => greyForReading(cv, blank));

  /** The best of these pages. */
  function bestOf(picture: Picture, pages: readonly number[], shareOf: (one: Registration) => number) {
    const seen = see(cv, picture);
    let best: Matched | null = null;
    let found = 0;
    for (const page of pages) {
      const registration = register(cv, opened[page - 1], seen);
      if (registration === null || shareOf(registration) <= found) continue;
      best = { page, registration };
      found = shareOf(registration);
    }
    seen.free();
    return best !== null && found >= LEAST_FOUND ? best : { page: null, found };
  }

  async function match(picture: Picture): Promise<Matched | OtherPage> {
    const seen = ((await readCodes?.(picture)) ?? []).filter(isPageCode);
    const pages = template.pages.map((_, i) => i + 1);
    if (seen.length === 0) return bestOf(picture, pages, ({ found }) => found);
    // The code tells the form, so that the print only has to tell how it lies.
    const coded = pages.filter((page) => seen.includes(pageCode(template, page)));
    return bestOf(picture, coded, ({ found, foundDark }) => Math.max(found, foundDark));
  }

  return {
    match,
    async read(picture, options) {
      const matched = await match(picture);
      if (matched.page === null) return matched;
      const { page, registration } = matched;
      const { found, residual } = registration;
      const form = { template, page: template.pages[page - 1], blank: greys[page - 1] };
      return {
        page,
        found,
        residual,
        values: await readPage(cv, form, picture, registration, recogniser, options),
      };
    },
  };
}
