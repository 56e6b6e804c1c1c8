/** A page of points, with the origin at the bottom left. */
export type PageSource = {
  readonly width: number;
  readonly height: number;
  /** Operators that paint. */
  readonly content: string;
  /** Entries of the page's dictionary, such as `/Rotate 90`. */
  readonly entries?: string;
  /** Named images, which `/Name Do` paints, and the annotations. */
  readonly images?: Readonly<Record<string, Stream>>;
  readonly annotations?: readonly string[];
};

/** Entries of a dictionary, such as `/Filter/DCTDecode`, and the bytes of the stream. */
export type Stream = { readonly entries: string; readonly data: Uint8Array };

/**
 * Writes a PDF by hand, so that tests know every byte. `@annotations` in the entries of the catalog
 * stands for references to all annotations.
 */
export function makePdf(pages: readonly PageSource[], catalog = ''): Uint8Array {
  const objects: string[] = ['', ''];
  const add = (object: string): string => `${objects.push(object)} 0 R`;
  const stream = ({ entries, data }: Stream) =>
    `<<${entries}/Length ${data.length}>>\nstream\n${Buffer.from(data).toString('latin1')}\nendstream`;
  const all: string[] = [];
  const kids = pages.map(({ width, height, content, entries = '', images = {}, annotations = [] }) => {
    const named = Object.entries(images).map(([name, image]) => {
      const image_ = stream({ ...image, entries: `/Type/XObject/Subtype/Image${image.entries}` });
      return `/${name} ${add(image_)}`;
    });
    const noted = annotations.map((annotation) => add(`<</Type/Annot${annotation}>>`));
    all.push(...noted);
    const painted = add(stream({ entries: '', data: Buffer.from(content, 'latin1') }));
    const font = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${painted}${entries}` +
        `/Annots[${noted.join(' ')}]/Resources<<${font}/XObject<<${named.join('')}>>>>>>`,
    );
  });
  objects[0] = `<</Type/Catalog/Pages 2 0 R${catalog.replace('@annotations', all.join(' '))}>>`;
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${kids.length}>>`;
  return written(objects);
}

function written(objects: readonly string[]): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let length = parts[0].length;
  const places = objects.map((object, i) => {
    const part = `${i + 1} 0 obj\n${object}\nendobj\n`;
    const place = `${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
    return place;
  });
  const size = objects.length + 1;
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`,
    `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}

/** A page of 72 × 86.4 points with a thick bar, which reads as 1, `at` points from the left. */
export function barPage(at = 36): PageSource {
  return { width: 72, height: 86.4, content: `6 w ${at} 14 m ${at} 72 l S` };
}

/** The same page with a ring, which reads as 0. */
export function ringPage(): PageSource {
  const content = '6 w 36 14 m 62 14 62 72 36 72 c 10 72 10 14 36 14 c s';
  return { width: 72, height: 86.4, content };
}

/** A page that shows one image and nothing else. */
export function scanPage(width: number, height: number, image: Stream): PageSource {
  return { width, height, content: `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`, images: { Scan: image } };
}
