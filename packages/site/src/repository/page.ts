/** A page of the site, before its links are resolved. */
export type Page = {
  /** Its address under the root of the site, without slashes at its ends; '' is the home page. */
  readonly slug: string;
  readonly title: string;
  /** Its source, relative to the root of the repository: its links and pictures are relative to this file. */
  readonly file: string;
  /** Markdown without the title. */
  readonly text: string;
  /** The home page has neither navigation nor a table of contents. */
  readonly isHome?: true;
  /** Files of the repository that documents link to: readable, but not in the search. */
  readonly isSource?: true;
};
