// Tables of shares with intervals as dot plots: each row of a plot is a text, a dot and its interval.
import { outsideFences, plainText, tableRows } from '../repository/markdown.ts';

/** Without an interval, `low` and `high` are the value. */
type Point = { readonly value: number; readonly low: number; readonly high: number };
type Row = { readonly label: string; readonly points: readonly (Point | null)[] };
type Plot = { readonly series: readonly string[]; readonly rows: readonly Row[] };

/** `93.5 % (89.4 – 96.1)`, also with `…` or `-` between the limits; published shares have no interval. */
const share =
  /^(\d+(?:\.\d+)?) ?%(?:,? \(?(\d+(?:\.\d+)?) ?%? ?(?:–|…|-) ?(\d+(?:\.\d+)?) ?%?\)?)?(?:[,;] .*)?$/;
/** More series look alike, and more rows are a table. */
const MOST_SERIES = 4;
const MOST_ROWS = 50;
const FEWEST_ROWS = 2;

/** Puts a plot before each table and printed result that has shares with intervals. */
export function withPlots(markdown: string): string {
  const tabled = outsideFences(markdown, (text) =>
    text.replace(/(?:^\|.*\|\n?){3,}/gm, (table) => `${plotted(plotOf(tableRows(table)))}${table}`),
  );
  return tabled.replace(
    /^```\n(.*?)^```$/gms,
    (block, printed: string) => `${plotted(plotOf(printedRows(printed)))}${block}`,
  );
}

function plotted(plot: Plot | null): string {
  return plot ? `${drawn(plot)}\n\n` : '';
}

/** The plot of a table, or null if it has too few shares with intervals. */
export function plotOf([header = [], ...body]: readonly (readonly string[])[]): Plot | null {
  const hasInterval = (point: Point | null) => point !== null && point.low < point.high;
  const columns = header.flatMap((_, column) =>
    column > 0 && body.some((cells) => hasInterval(pointOf(cells[column]))) ? [column] : [],
  );
  const rows = body
    .map((cells) => ({
      label: plainText(cells[0] ?? ''),
      points: columns.map((column) => pointOf(cells[column])),
    }))
    .filter(({ points }) => points.some((point) => point !== null));
  const fits = rows.length >= FEWEST_ROWS && rows.length <= MOST_ROWS && columns.length <= MOST_SERIES;
  return fits ? { series: columns.map((column) => plainText(header[column])), rows } : null;
}

function pointOf(cell = ''): Point | null {
  const [, number, ...limits] = share.exec(plainText(cell)) ?? [];
  if (number === undefined) return null;
  const value = Number(number);
  const [low, high] = limits[0] === undefined ? [value, value] : limits.map(Number);
  return low <= value && value <= high && high <= 100 ? { value, low, high } : null;
}

/** What a benchmark printed, as a table of one series for each reader or model (the column `who`). */
function printedRows(printed: string): string[][] {
  const lines = printed.split('\n').map((line) => line.trim().split(/ {2,}/));
  const start = lines.findIndex(
    ([what, who, figure, interval]) =>
      [what, who, figure, interval].join() === 'what,who,figure,95 % interval',
  );
  if (start < 0) return [];
  const rows = lines.slice(start + 1).filter((cells) => cells.length >= 4);
  const who = [...new Set(rows.map(([, name]) => name))];
  const what = [...new Set(rows.map(([name]) => name))];
  return [
    ['', ...who],
    ...what.map((name) => [
      name,
      ...who.map((reader) => cellOf(rows.find((row) => row[0] === name && row[1] === reader))),
    ]),
  ];
}

function cellOf([, , figure = '', interval = '']: readonly string[] = []): string {
  return `${figure} (${interval})`;
}

function drawn({ series, rows }: Plot): string {
  const points = rows.flatMap((row) => row.points.filter((point) => point !== null));
  const [from, to] = axis(
    Math.min(...points.map(({ low }) => low)),
    Math.max(...points.map(({ high }) => high)),
  );
  const place = (value: number) => `${((100 * (value - from)) / (to - from)).toFixed(2)}%`;
  const lines = rows.map(({ label, points }) => {
    const dots = points.map((point, index) =>
      point
        ? `<span class="interval s${index}" style="left:${place(point.low)};right:calc(100% - ${place(point.high)})"></span><span class="dot s${index}" style="left:${place(point.value)}"></span>`
        : '',
    );
    const values = points.map(
      (point, index) => `<b class="s${index}">${point ? `${point.value} %` : '–'}</b>`,
    );
    return `<div class="row"><span class="label">${escaped(label)}</span><span class="track" aria-hidden="true">${dots.join('')}</span><span class="value">${values.join(' ')}</span></div>`;
  });
  const key =
    series.length > 1
      ? `<div class="key">${series.map((name, index) => `<span class="s${index}">${escaped(name)}</span>`).join('')}</div>`
      : '';
  const ends = `<div class="row ends" aria-hidden="true"><span></span><span class="scale"><span>${from} %</span><span>${to} %</span></span></div>`;
  return `<div class="plot" data-pagefind-ignore>${key}${lines.join('')}${ends}</div>`;
}

/** Round ends of an axis around all intervals. Dots have no base line, so it need not begin at 0. */
function axis(low: number, high: number): [number, number] {
  const step = [1, 5, 10, 25, 50].find((size) => (high - low) / size <= 4) ?? 50;
  return [Math.floor(low / step) * step, Math.min(100, Math.ceil(high / step) * step)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
