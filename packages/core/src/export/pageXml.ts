/**
 * PAGE-XML of 2019-07-15 (https://github.com/PRImA-Research-Lab/PAGE-XML), the format of transcription
 * programs: one document for each picture.
 */
import { element, emptyElement, textElement } from '../base/xml.ts';
import { type Block, blocksOf, type ExportedCell, type ExportedTable } from './blocks.ts';
import type { Character, ExportedLine, Other, Word } from './exportedLine.ts';
import type { Maker, ReadPicture } from './readPicture.ts';
import { type Turn, turnOf } from './turn.ts';
import type { WholeBox } from './wholeBox.ts';

const NAMESPACE = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15';

export function pageXml(picture: ReadPicture, { version, models, now }: Maker): string {
  const { file, width, height, readings } = picture;
  const time = now.toISOString();
  const root = element(
    'PcGts',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${NAMESPACE}/pagecontent.xsd`,
    },
    [
      element('Metadata', {}, [
        textElement('Creator', `Cifra ${version}`),
        textElement('Created', time),
        textElement('LastChange', time),
        textElement('Comments', `models: ${models}`),
      ]),
      element(
        'Page',
        // The name alone: the document may be in another folder.
        { imageFilename: file.replace(/^.*[/\\]/, ''), imageWidth: width, imageHeight: height },
        regions(blocksOf(picture, ''), turnOf(readings)),
      ),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function regions(blocks: readonly Block[], turn: Turn): string[] {
  if (blocks.length === 0) return [];
  const ids = blocks.map((block) => (block.kind === 'table' ? block.id : regionId(block.line)));
  const order = ids.map((regionRef, index) => emptyElement('RegionRefIndexed', { index, regionRef }));
  return [
    element('ReadingOrder', {}, [element('OrderedGroup', { id: 'order' }, order)]),
    ...blocks.map((block) =>
      block.kind === 'table'
        ? tableRegion(block, turn)
        : textRegion(regionId(block.line), block.line.box, [block.line], turn),
    ),
  ];
}

function regionId({ id }: ExportedLine): string {
  return `${id}_region`;
}

function tableRegion({ id, box, rows, columns, cells }: ExportedTable, turn: Turn): string {
  const place = ({ row, column }: ExportedCell) => ({ rowIndex: row - 1, columnIndex: column - 1 });
  return element('TableRegion', { id, rows, columns }, [
    coords(box),
    ...cells.map((cell) => {
      const cellId = `${id}_row${cell.row}_column${cell.column}`;
      const role = element('Roles', {}, [emptyElement('TableCellRole', place(cell))]);
      return textRegion(cellId, cell.box, cell.lines, turn, [role]);
    }),
  ]);
}

function textRegion(
  id: string,
  box: WholeBox,
  lines: readonly ExportedLine[],
  turn: Turn,
  roles: readonly string[] = [],
): string {
  const attributes = { id, orientation: turn === 0 ? undefined : turn === 270 ? -90 : turn };
  return element('TextRegion', attributes, [
    coords(box),
    ...roles,
    ...lines.map((line) => textLine(line, turn)),
  ]);
}

function textLine(line: ExportedLine, turn: Turn): string {
  const { id, text, box, words, confidence, others, refusal, print } = line;
  const attributes = {
    id,
    production: print ? 'printed' : 'handwritten-printscript',
    ...(refusal !== null && {
      custom: `refusal {reason:${refusal};}`,
      comments: `refused: ${refusal}`,
    }),
  };
  return element('TextLine', attributes, [
    coords(box),
    emptyElement('Baseline', { points: points(baseline(box, turn)) }),
    ...words.map((word, i) => wordElement(word, `${id}_word${i + 1}`, confidence)),
    ...textEquivs({ text, probability: confidence }, others, refusal === null),
  ]);
}

function wordElement({ text, box, characters }: Word, id: string, confidence: number): string {
  return element('Word', { id }, [
    coords(box),
    ...characters.flatMap((character, i) => glyph(character, `${id}_glyph${i + 1}`)),
    ...textEquivs({ text, probability: confidence }, [], true),
  ]);
}

function glyph({ text, box, confidence, others }: Character, id: string): string[] {
  if (box === null) return [];
  return [
    element('Glyph', { id }, [coords(box), ...textEquivs({ text, probability: confidence }, others, true)]),
  ];
}

/**
 * The text with index 0, and what it can be too.
 *
 * @param withConfidence false: the others have none, so that none of them looks better than the text
 */
function textEquivs(best: Other, others: readonly Other[], withConfidence: boolean): string[] {
  return [best, ...others].map(({ text, probability }, i) => {
    const conf = i === 0 || withConfidence ? probability : undefined;
    const index = others.length === 0 ? undefined : i;
    return element('TextEquiv', { index, conf }, [textElement('Unicode', text)]);
  });
}

type Corner = readonly [x: number, y: number];

function coords({ left, top, right, bottom }: WholeBox): string {
  const corners: Corner[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return emptyElement('Coords', { points: points(corners) });
}

/** The lower edge of the digits, from their first to their last. */
function baseline({ left, top, right, bottom }: WholeBox, turn: Turn): readonly Corner[] {
  const baselines: Readonly<Record<Turn, readonly Corner[]>> = {
    0: [
      [left, bottom],
      [right, bottom],
    ],
    90: [
      [right, bottom],
      [right, top],
    ],
    180: [
      [right, top],
      [left, top],
    ],
    270: [
      [left, top],
      [left, bottom],
    ],
  };
  return baselines[turn];
}

function points(corners: readonly Corner[]): string {
  return corners.map(([x, y]) => `${x},${y}`).join(' ');
}
