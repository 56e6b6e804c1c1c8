import { type Ink, type PenPoint, SHEET, type Stroke } from './stroke.ts';

/** Sheets of a later version, with other units, get another letter. */
const VERSION = 'a';
/** Pressure in steps. */
const FIRM = 255;

/**
 * Writes ink as text for an address. Places are whole sheet units, each as the difference from the
 * one before it, and a pressure follows where the pen measures it. Numbers take seven bits a byte
 * (LEB128), signed ones alternate: 0, -1, 1, -2.
 */
export function inkText(ink: Ink): string {
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
    bytes.push(rest);
  };
  const putSigned = (value: number) => put(value < 0 ? -2 * value - 1 : 2 * value);
  for (const { points, measured } of ink) {
    put(2 * points.length + Number(measured));
    let [x, y] = [0, 0];
    for (const point of points) {
      const [toX, toY] = [Math.round(point.x), Math.round(point.y)];
      putSigned(toX - x);
      putSigned(toY - y);
      if (measured) bytes.push(Math.round(FIRM * point.pressure));
      [x, y] = [toX, toY];
    }
  }
  const text = btoa(String.fromCharCode(...bytes));
  return VERSION + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Returns the ink of such a text; null if it is not one. */
export function inkOfText(text: string): Ink | null {
  if (!text.startsWith(VERSION)) return null;
  try {
    const bytes = atob(text.slice(VERSION.length).replaceAll('-', '+').replaceAll('_', '/'));
    return strokesOf(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

function strokesOf(bytes: Uint8Array): Ink {
  let at = 0;
  const byte = () => {
    if (at === bytes.length) throw new RangeError('strokesOf: the text ends inside a stroke');
    return bytes[at++];
  };
  const take = () => {
    let [value, unit] = [0, 1];
    for (let next = byte(); ; next = byte(), unit *= 128) {
      value += unit * (next & 127);
      if (next < 128) return value;
    }
  };
  const takeSigned = () => {
    const value = take();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  const strokes: Stroke[] = [];
  while (at < bytes.length) {
    const head = take();
    const measured = head % 2 === 1;
    const points: PenPoint[] = [];
    let [x, y] = [0, 0];
    for (let left = Math.floor(head / 2); left > 0; left--) {
      x += takeSigned();
      y += takeSigned();
      if (!isOnSheet(x, y)) throw new RangeError(`strokesOf: ${x}, ${y} is not on the sheet`);
      points.push({ x, y, pressure: measured ? byte() / FIRM : 0.5 });
    }
    if (points.length > 0) strokes.push({ points, measured });
  }
  return strokes;
}

/** Sheets grow downwards with their lines. */
const MOST_SHEETS = 8;

function isOnSheet(x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x <= SHEET.width && y <= MOST_SHEETS * SHEET.height;
}
