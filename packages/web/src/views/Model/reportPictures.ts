/** Pictures of misread digits by row, for each set of a report. */
export type ReportPictures = readonly ReadonlyMap<number, string>[];

const SECTION = /<section aria-labelledby="set-\d+">/;
const PICTURE = /<img[^>]* alt="Digit (\d+): a \d, read as \d" src="(data:image\/png;base64,[\w+/=]+)">/g;

/** The pictures in a `report.html` that `cifra evaluate` wrote beside its `report.json`, as addresses that carry them. */
export function reportPictures(html: string): ReportPictures {
  const [, ...sections] = html.split(SECTION);
  return sections.map(
    (section) => new Map(Array.from(section.matchAll(PICTURE), ([, row, address]) => [Number(row), address])),
  );
}
