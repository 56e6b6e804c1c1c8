import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import type { Modules } from '../code/writeCode.ts';
import type { Sheet } from './layOut.ts';
import type { Colour, Measure, Print } from './print.ts';

/** Points in a millimetre. */
const POINTS = 72 / 25.4;

export type Press = {
  readonly measure: Measure;
  /** Adds a page. */
  readonly add: (sheet: Sheet, code: Modules) => void;
  /** The file: the same sheets always give the same bytes. */
  readonly save: () => Promise<Uint8Array>;
};

/** Starts a PDF in Helvetica, which every viewer has or replaces by a typeface of the same widths. */
export async function startPdf(title: string): Promise<Press> {
  // Without metadata of the library: they would hold the time.
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  const fonts = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  return {
    measure: (text, size, isBold) => fonts[isBold ? 'bold' : 'plain'].widthOfTextAtSize(text, size),
    add(sheet, code) {
      const page = document.addPage([sheet.width * POINTS, sheet.height * POINTS]);
      for (const print of sheet.prints) draw(page, print, fonts);
      drawCode(page, sheet, code);
    },
    save: () => document.save(),
  };
}

type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont };

/** PDF counts points upwards from the lower edge. */
function draw(page: PDFPage, print: Print, fonts: Fonts): void {
  const up = (y: number) => page.getHeight() - y * POINTS;
  const color = ink(print.colour);
  switch (print.kind) {
    case 'text': {
      const { text, x, y, size, isBold } = print;
      const font = isBold ? fonts.bold : fonts.plain;
      page.drawText(text, { x: x * POINTS, y: up(y), size: size * POINTS, font, color });
      break;
    }
    case 'line': {
      const { from, to, line } = print;
      page.drawLine({
        start: { x: from[0] * POINTS, y: up(from[1]) },
        end: { x: to[0] * POINTS, y: up(to[1]) },
        thickness: line * POINTS,
        color,
      });
      break;
    }
    case 'filled':
      page.drawRectangle({ ...lowerLeft(print.box, up), color });
      break;
    case 'frame':
      page.drawRectangle({
        ...lowerLeft(print.box, up),
        borderColor: color,
        borderWidth: print.line * POINTS,
      });
      break;
    case 'ellipse': {
      const { x, y, width, height } = print.box;
      page.drawEllipse({
        x: (x + width / 2) * POINTS,
        y: up(y + height / 2),
        xScale: (width / 2) * POINTS,
        yScale: (height / 2) * POINTS,
        borderColor: color,
        borderWidth: print.line * POINTS,
      });
    }
  }
}

function lowerLeft(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  up: (y: number) => number,
) {
  return { x: x * POINTS, y: up(y + height), width: width * POINTS, height: height * POINTS };
}

function ink([red, green, blue]: Colour) {
  return rgb(red, green, blue);
}

/** Draws each row's runs of dark modules as one rectangle: rectangles that touch leave hairlines on screens. */
function drawCode(page: PDFPage, { code: { x, y, side } }: Sheet, { side: modules, isDark }: Modules): void {
  const module = side / modules;
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      let end = column;
      while (end < modules && isDark[row * modules + end]) end++;
      if (end === column) continue;
      const box = {
        x: x + column * module,
        y: y + row * module,
        width: (end - column) * module,
        height: module,
      };
      page.drawRectangle({
        ...lowerLeft(box, (below) => page.getHeight() - below * POINTS),
        color: rgb(0, 0, 0),
      });
      column = end;
    }
  }
}
