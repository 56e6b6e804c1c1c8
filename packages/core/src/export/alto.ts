/**
 * ALTO 4.2 (https://www.loc.gov/standards/alto/), the XML of libraries: one document for each page. The
 * schema permits several pages in one, but programs such as ocr-parser 0.2.5 make one page of them.
 */
import { element, emptyElement, textElement } from '../base/xml.ts';
import { type Block, blocksOf, type ExportedTable } from './blocks.ts';
import type { Character, ExportedLine, Word } from './exportedLine.ts';
import type { Maker, ReadPicture } from './readPicture.ts';
import { type Turn, turnOf } from './turn.ts';
import type { WholeBox } from './wholeBox.ts';

const NAMESPACE = 'http://www.loc.gov/standards/alto/ns-v4#';
const SCHEMA = 'http://www.loc.gov/standards/alto/v4/alto-4-2.xsd';

export function alto(picture: ReadPicture, maker: Maker): string {
  const root = element(
    'alto',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
      SCHEMAVERSION: '4.2',
    },
    [description(picture.file, maker), ...tags(picture), element('Layout', {}, [pageElement(picture)])],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function description(file: string, { version, models, now }: Maker): string {
  return element('Description', {}, [
    textElement('MeasurementUnit', 'pixel'),
    element('sourceImageInformation', {}, [textElement('fileName', file)]),
    element('Processing', { ID: 'cifra' }, [
      textElement('processingCategory', 'contentGeneration'),
      textElement('processingDateTime', now.toISOString()),
      textElement('processingStepSettings', models),
      element('processingSoftware', {}, [
        textElement('softwareName', 'Cifra'),
        textElement('softwareVersion', version),
      ]),
    ]),
  ]);
}

/** One tag for each reason of a refusal on the page, and one for print. */
function tags(picture: ReadPicture): string[] {
  const readings = picture.readings.filter(({ box }) => box !== null);
  const refusals = new Set(readings.flatMap(({ refusal }) => refusal ?? []));
  const written = [...refusals].map((refusal) => {
    const DESCRIPTION = 'The reading is refused: it is not reliable';
    return emptyElement('OtherTag', {
      ID: refusalTag(refusal),
      TYPE: 'refusal',
      LABEL: refusal,
      DESCRIPTION,
    });
  });
  if (readings.some(({ print }) => print))
    written.push(emptyElement('OtherTag', { ID: PRINT, TYPE: 'production', LABEL: 'printed' }));
  return written.length === 0 ? [] : [element('Tags', {}, written)];
}

const PRINT = 'printed';

function refusalTag(refusal: string): string {
  return `refused-${refusal}`;
}

function pageElement(picture: ReadPicture): string {
  const { page = 1, width, height, readings } = picture;
  const size = { WIDTH: width, HEIGHT: height };
  const turn = turnOf(readings);
  const blocks = blocksOf(picture, '').map((block) => blockElement(block, turn));
  return element('Page', { ID: `page${page}`, PHYSICAL_IMG_NR: page, ...size, PROCESSINGREFS: 'cifra' }, [
    element('PrintSpace', { HPOS: 0, VPOS: 0, ...size }, blocks),
  ]);
}

function blockElement(block: Block, turn: Turn): string {
  if (block.kind === 'table') return tableBlock(block, turn);
  return textBlock(`${block.line.id}_block`, block.line.box, [block.line], turn);
}

/** ALTO has no cells: their rows and columns are in their ids. */
function tableBlock({ id, box, cells }: ExportedTable, turn: Turn): string {
  return element(
    'ComposedBlock',
    { ID: id, ...place(box), TYPE: 'table' },
    cells.map((cell) => textBlock(`${id}_row${cell.row}_column${cell.column}`, cell.box, cell.lines, turn)),
  );
}

/** A line without words cannot be written: what stays is the place of the block, with the reason. */
function textBlock(ID: string, box: WholeBox, lines: readonly ExportedLine[], turn: Turn): string {
  const ROTATION = turn === 0 ? undefined : turn;
  const TAGREFS = references([...new Set(lines.flatMap(tagsOf))]);
  const written = lines.filter(({ words }) => words.length > 0).map(textLine);
  return element('TextBlock', { ID, ...place(box), ROTATION, TAGREFS }, written);
}

function textLine(line: ExportedLine): string {
  const { id, box, words, confidence } = line;
  const TAGREFS = references(tagsOf(line));
  const strings = words.flatMap((word, i) => [
    ...(i === 0 ? [] : [emptyElement('SP')]),
    string(word, { ID: `${id}_string${i + 1}`, TAGREFS }, alternativesOf(line, i), confidence),
  ]);
  return element('TextLine', { ID: id, ...place(box), TAGREFS }, strings);
}

function tagsOf({ refusal, print }: ExportedLine): string[] {
  return [...(refusal === null ? [] : [refusalTag(refusal)]), ...(print ? [PRINT] : [])];
}

function references(tags: readonly string[]): string | undefined {
  return tags.length === 0 ? undefined : tags.join(' ');
}

/** What a word is in other numbers of as many words. */
function alternativesOf({ words, others }: ExportedLine, index: number): string[] {
  const alternatives = others
    .map(({ text }) => text.split(' '))
    .filter((other) => other.length === words.length && other[index] !== words[index].text);
  return [...new Set(alternatives.map((other) => other[index]))];
}

type StringAttributes = { readonly ID: string; readonly TAGREFS: string | undefined };

function string(
  { text, box, characters }: Word,
  attributes: StringAttributes,
  alternatives: readonly string[],
  confidence: number,
): string {
  const CC = characters.map((character) => unsureness(character.confidence)).join('');
  const content = { ...place(box), CONTENT: text, WC: confidence, CC };
  return element('String', { ...attributes, ...content }, [
    ...alternatives.map((other) => textElement('ALTERNATIVE', other, { PURPOSE: 'recognition' })),
    ...characters.map(glyph),
  ]);
}

/** From 0, sure, to 9, unsure. */
function unsureness(confidence: number): number {
  return Math.round(9 * (1 - confidence));
}

function glyph({ text, box, confidence, others }: Character): string {
  const attributes = { ...(box && place(box)), CONTENT: text, GC: confidence };
  const variants = others.map((other) =>
    emptyElement('Variant', { CONTENT: other.text, VC: other.probability }),
  );
  return element('Glyph', attributes, variants);
}

function place({ left, top, right, bottom }: WholeBox): Readonly<Record<string, number>> {
  return { HPOS: left, VPOS: top, WIDTH: right - left, HEIGHT: bottom - top };
}
