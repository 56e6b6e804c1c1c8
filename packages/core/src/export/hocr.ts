/**
 * hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/), the HTML of text recognition. Areas, paragraphs and
 * lines are nested as Tesseract nests them, because programs look for these elements. A word has no
 * elements inside: other numbers and single characters are properties, because programs take the text
 * of all elements of a word as its text.
 */
import { element, emptyElement, textElement } from '../base/xml.ts';
import { type Block, blocksOf, type ExportedTable } from './blocks.ts';
import type { ExportedLine, Other, Word } from './exportedLine.ts';
import type { Maker, ReadPicture } from './readPicture.ts';
import { type Turn, turnOf } from './turn.ts';
import type { WholeBox } from './wholeBox.ts';

/** Returns a document with one `ocr_page` for each picture. */
export function hocr(pictures: readonly ReadPicture[], { version, models }: Maker): string {
  const head = element('head', {}, [
    // A text here moves all words of a PDF by hocr2pdf 1.0.2 off their places.
    '<title></title>',
    emptyElement('meta', { charset: 'utf-8' }),
    emptyElement('meta', { name: 'ocr-system', content: `cifra ${version} (${models})` }),
    emptyElement('meta', {
      name: 'ocr-capabilities',
      content: 'ocr_page ocr_carea ocr_par ocr_line ocr_table ocrx_word',
    }),
    emptyElement('meta', { name: 'ocr-number-of-pages', content: pictures.length }),
  ]);
  const body = element('body', {}, pictures.map(pageDivision));
  const html = element('html', { xmlns: 'http://www.w3.org/1999/xhtml', lang: 'zxx' }, [head, body]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${html}\n`;
}

function pageDivision(picture: ReadPicture, index: number): string {
  const { file, page = index + 1, width, height, readings } = picture;
  const turn = turnOf(readings);
  // A semicolon in the name would end the property, so the name is last.
  const title = `bbox 0 0 ${width} ${height}; ppageno ${page - 1}; image "${file}"`;
  const blocks = blocksOf(picture, `page${index + 1}_`).map((block) => area(block, turn));
  return element('div', { class: 'ocr_page', id: `page${index + 1}`, title }, blocks);
}

function area(block: Block, turn: Turn): string {
  if (block.kind === 'table') return table(block, turn);
  const { line } = block;
  return element('div', { class: 'ocr_carea', id: `${line.id}_area`, title: bbox(line.box) }, [
    paragraph([line], line.box, turn),
  ]);
}

/** Cells without a number are there too, so that columns are columns. */
function table({ id, box, rows, columns, cells }: ExportedTable, turn: Turn): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const places = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const content = numbers(rows).map((row) =>
    element(
      'tr',
      {},
      numbers(columns).map((column) => {
        const cell = places.get(`${row} ${column}`);
        return cell ? element('td', {}, [paragraph(cell.lines, cell.box, turn)]) : element('td', {}, []);
      }),
    ),
  );
  return element('div', { class: 'ocr_table', id, title: bbox(box) }, [element('table', {}, content)]);
}

function paragraph(lines: readonly ExportedLine[], box: WholeBox, turn: Turn): string {
  const attributes = { class: 'ocr_par', id: `${lines[0].id}_paragraph`, title: bbox(box) };
  return element(
    'p',
    attributes,
    lines.map((line) => lineSpan(line, turn)),
  );
}

function lineSpan({ id, box, words, confidence, others, refusal, print }: ExportedLine, turn: Turn): string {
  const properties = [
    bbox(box),
    ...(turn === 0 ? [] : [`textangle ${turn}`]),
    ...(others.length === 0 ? [] : [`x_alternatives ${others.map(alternative).join(' ')}`]),
    ...(refusal === null ? [] : [`x_refusal ${refusal}`]),
    ...(print ? ['x_print'] : []),
  ];
  const attributes = { class: 'ocr_line', id, title: properties.join('; ') };
  if (words.length === 0) return textElement('span', '', attributes);
  return element(
    'span',
    attributes,
    words.map((word, i) => wordSpan(word, `${id}_word${i + 1}`, confidence)),
  );
}

function alternative({ text, probability }: Other): string {
  return `"${text}" ${Number((100 * probability).toFixed(1))}`;
}

function wordSpan({ text, box, characters }: Word, id: string, confidence: number): string {
  const confidences = characters.map((character) => percent(character.confidence));
  const boxes = characters.flatMap((character) => character.box ?? []);
  const properties = [
    bbox(box),
    `x_wconf ${percent(confidence)}`,
    `x_confs ${confidences.join(' ')}`,
    // One for each character; marks have none.
    ...(boxes.length === characters.length ? [`x_bboxes ${boxes.map(corners).join(' ')}`] : []),
  ];
  return textElement('span', text, { class: 'ocrx_word', id, title: properties.join('; ') });
}

function bbox(box: WholeBox): string {
  return `bbox ${corners(box)}`;
}

function corners({ left, top, right, bottom }: WholeBox): string {
  return `${left} ${top} ${right} ${bottom}`;
}

/** Whole per cent, rounded down, because many programs read whole numbers only. */
function percent(probability: number): number {
  return Math.floor(100 * probability);
}
