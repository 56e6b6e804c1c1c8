/**
 * ARFF, Weka's and OpenML's text format (Weka manual, "Attribute-Relation File Format"): declared attributes,
 * then dense rows `1,0,…` or sparse rows `{3 255,784 7}`.
 */
import { DataError } from '../../dataset/dataError.ts';
import { collectRows, type PixelRows, type RowCollector, readCell, readLabelCell } from './pixelRows.ts';
import { countLines, textLines } from './textLines.ts';

const LABELS = ['class', 'label', 'digit', 'target'];
const ATTRIBUTE = /^@attribute\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S+)\s+(.+)$/i;

/**
 * Reads a file whose label is the attribute `class`, `label`, `digit` or `target`, else the last one.
 * @throws DataError that names the line
 */
export function parseArff(bytes: Uint8Array, file: string): PixelRows {
  const attributes: Attribute[] = [];
  let rows: RowCollector | undefined;
  let label = 0;
  for (const { text, line } of textLines(bytes)) {
    if (text === '' || text.startsWith('%')) continue;
    const where = `${file}, line ${line}`;
    if (rows !== undefined) {
      addRow(rows, text, { attributes, label }, where);
    } else if (/^@data\b/i.test(text)) {
      label = labelAttribute(attributes, where);
      rows = collectRows(countLines(bytes), attributes.length - 1, file);
    } else if (!/^@relation\b/i.test(text)) attributes.push(attributeOf(text, where));
  }
  if (rows === undefined)
    throw new DataError(`${file}: got no @data line, expected one; the file is cut short`);
  return rows.rows();
}

type Attribute = {
  readonly name: string;
  /** First value of a nominal attribute, which sparse rows leave out; else 0. */
  readonly omitted: string;
};

function attributeOf(text: string, where: string): Attribute {
  const found = text.match(ATTRIBUTE);
  if (!found)
    throw new DataError(`${where}: got ${JSON.stringify(text.slice(0, 60))}, expected an @attribute`);
  const nominal = found[2].match(/^\{\s*([^,}]*)/);
  return { name: found[1].replace(/^(['"])(.*)\1$/, '$2').toLowerCase(), omitted: nominal?.[1] ?? '0' };
}

function labelAttribute(attributes: readonly Attribute[], where: string): number {
  if (attributes.length < 2)
    throw new DataError(
      `${where}: got ${attributes.length} attributes before it, expected pixels and a class`,
    );
  const named = attributes.findIndex(({ name }) => LABELS.includes(name));
  return named >= 0 ? named : attributes.length - 1;
}

type Header = { readonly attributes: readonly Attribute[]; readonly label: number };

function addRow(rows: RowCollector, text: string, header: Header, where: string): void {
  if (text.startsWith('{')) addSparse(rows, text, header, where);
  else addDense(rows, text, header, where);
}

function addDense(rows: RowCollector, text: string, { attributes, label }: Header, where: string): void {
  const cells = text.split(',');
  if (cells.length !== attributes.length)
    throw new DataError(
      `${where}: got ${cells.length} values, expected ${attributes.length}, one per @attribute`,
    );
  const row = rows.add(readLabelCell(cells[label], where));
  let at = 0;
  cells.forEach((cell, i) => {
    if (i !== label) row[at++] = readCell(cell, where);
  });
}

function addSparse(rows: RowCollector, text: string, { attributes, label }: Header, where: string): void {
  if (!text.endsWith('}'))
    throw new DataError(`${where}: got a sparse row without its end }; the file is cut short`);
  const inside = text.slice(1, -1).trim();
  const pairs = inside === '' ? [] : inside.split(',').map((pair) => pair.trim().split(/\s+/));
  const own = pairs.find(([index]) => Number(index) === label);
  const row = rows.add(readLabelCell(own?.[1] ?? attributes[label].omitted, where));
  for (const [index, value] of pairs) {
    const at = readCell(index, where);
    if (!Number.isInteger(at) || at < 0 || at >= attributes.length || value === undefined)
      throw new DataError(
        `${where}: got "${index} ${value}", expected the number of an @attribute and a value`,
      );
    if (at !== label) row[at < label ? at : at - 1] = readCell(value, where);
  }
}
