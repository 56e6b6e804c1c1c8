import { escapeXml } from '@cifra/core/base/xml.ts';
import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';
import type { AnyReport } from './parseReport.ts';

/** Data URLs of the pictures of misread digits, by `pictureKey`. */
export type SetPictures = ReadonlyMap<string, string>;
/** The page of a report: its model, and the pictures of each set. */
export type ReportPictures = { readonly title: string; readonly sets: readonly SetPictures[] };

const TITLE = /<title>([^<]*)<\/title>/;
const SECTION = /<section aria-labelledby="set-\d+">/;
const PICTURE = /<img[^>]* data-mistake="(\d+) (\d) (\d)" src="(data:image\/png;base64,[\w+/=]+)">/g;

/** Finds the pictures in a `report.html` of `cifra evaluate`; null for any other page. */
export function reportPictures(html: string): ReportPictures | null {
  const title = TITLE.exec(html)?.[1];
  const [, ...sections] = html.split(SECTION);
  if (title === undefined || sections.length === 0) return null;
  const sets = sections.map(
    (section) =>
      new Map(
        Array.from(section.matchAll(PICTURE), ([, row, label, predicted, address]) => [
          pictureKey({ row: Number(row), label: Number(label), predicted: Number(predicted) }),
          address,
        ]),
      ),
  );
  return { title, sets };
}

/** Includes both digits, so that a picture of another report does not match. */
export function pictureKey({ row, label, predicted }: Pick<Mistake, 'row' | 'label' | 'predicted'>): string {
  return `${row}: ${label}, ${predicted}`;
}

/** Returns the page of the same model as the report. */
export function pageOf({ model }: AnyReport, pages: readonly ReportPictures[]): ReportPictures | null {
  const title = escapeXml(`${model.name} ${model.version}: evaluation`);
  return pages.find((page) => page.title === title) ?? null;
}
