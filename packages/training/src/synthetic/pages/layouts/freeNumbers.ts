import { printed, written } from '../elements/element.ts';
import { drawPaperLines, paperRuling } from '../elements/paperLines.ts';
import { securityPrint } from '../elements/securityPrint.ts';
import { drawLabel } from '../print/words.ts';
import type { Element, Rgb } from '../scene.ts';
import { drawHand } from '../writing/pageHand.ts';
import { textOf } from '../writing/writeText.ts';
import { type DrawLayout, drawNumber, drawPaperColour, drawPress, writingHeight } from './desk.ts';

/** One digit that fills a small square, as in MNIST, or one sign of a tablet. */
export const icon: DrawLayout = (random, material) => {
  const side = 20;
  const hand = drawHand(material, random.split('hand'));
  const text = String(random.integer(10));
  const height = side * (0.5 + 0.3 * random.next());
  const place = {
    x: 0.1 * side,
    y: (side + height) / 2,
    width: 0.8 * side,
    height,
    align: 'middle' as const,
  };
  const elements = [written({ text }, hand, place, random)];
  return { width: side, height: side, paper: drawPaperColour(random), elements, tables: [], writing: height };
};

/** Share of slips whose number is printed, and of the numbers on a sheet that has printed ones too. */
const PRINTED_SLIPS = 0.15;
const PRINTED = 0.35;

/** One number on a slip of paper, sometimes with a printed or written word next to it. */
export const oneNumber: DrawLayout = (random, material) => {
  const writing = drawNumber(random, material);
  const height = 5 + 25 * random.next() ** 2;
  const signs = 'text' in writing ? writing.text.length : writing.recorded.symbols.length;
  const length = signs * height * 0.95;
  const width = length * (1.15 + 1.2 * random.next());
  const tall = height * (1.8 + 4 * random.next());
  const hand = drawHand(material, random.split('hand'));
  const ruling = paperRuling(drawPaperLines(random), width, tall, random.split('ruling'));
  const place = {
    x: 0.5 * height + (width - length - height) * random.next() * 0.8,
    y: height * 1.2 + (tall - 1.6 * height) * random.next(),
    width: length,
    height,
    slope: 0.03 * random.normal(),
    isStruckOut: random.next() < 0.2,
  };
  const own = random.split('printed number');
  const press = own.next() < PRINTED_SLIPS ? drawPress(own, material) : null;
  const number = press
    ? printed(textOf(writing), press.face, { ...place, height: height * (0.5 + 0.5 * own.next()) }, press.ink)
    : written(writing, hand, place, random);
  const elements: Element[] = [
    ...(random.next() < 0.15
      ? securityPrint({ x: 0, y: 0, width, height: tall }, random.split('print'))
      : []),
    ...ruling.elements,
    number,
  ];
  if (random.next() < 0.25) {
    const { face, ink } = drawPress(random, material);
    const size = Math.min(3, 0.3 * height);
    elements.push(printed(drawLabel(random), face, { x: 0.3 * height, y: 0.5 * height, height: size }, ink));
  }
  return { width, height: tall, paper: drawPaperColour(random), elements, tables: [], writing: height };
};

/** Numbers here and there on a sheet, some crossed out, sometimes printed ones among them. */
export const scattered: DrawLayout = (random, material) => {
  const isBoard = random.next() < 0.08;
  const [width, tall] = random.next() < 0.6 ? [210, 297] : [148, 105];
  const ruling = paperRuling(isBoard ? 'plain' : drawPaperLines(random), width, tall, random.split('ruling'));
  const height = isBoard ? 12 + 8 * random.next() : writingHeight(ruling.pitch, random);
  const elements: Element[] = [...ruling.elements];
  const hands = [0, 1].map((i) => drawHand(material, random.split(`hand ${i}`), { isDark: isBoard }));
  const press = random.next() < 0.3 && !isBoard ? drawPress(random.split('press'), material) : null;
  const rowHeight = height * (2 + 2 * random.next());
  const columns = 1 + random.integer(Math.max(1, Math.floor(width / (12 * height))));
  for (let y = 2 * height; y < tall - height; y += rowHeight) {
    for (let column = 0; column < columns; column++) {
      if (random.next() < 0.35) continue;
      const own = random.split(`${y} ${column}`);
      const free = (width - 2 * height) / columns;
      const snapped = ruling.pitch > 0 ? Math.ceil(y / ruling.pitch) * ruling.pitch : y;
      const place = {
        x: height + column * free + 0.3 * free * own.next(),
        y: snapped + 0.15 * height * own.normal(),
        width: 0.65 * free,
        height: height * (0.85 + 0.3 * own.next()),
        slope: 0.02 * own.normal(),
        isStruckOut: own.next() < 0.2,
      };
      const writing = drawNumber(own, material);
      elements.push(
        press && own.next() < PRINTED
          ? printed(textOf(writing), press.face, { ...place, height: 0.75 * place.height }, press.ink)
          : written(writing, hands[own.integer(2)], place, own),
      );
    }
  }
  const board: Rgb = random.next() < 0.5 ? [0.12, 0.24, 0.19] : [0.13, 0.14, 0.15];
  const paper = isBoard ? board : drawPaperColour(random);
  return { width, height: tall, paper, elements, tables: [], writing: height };
};
