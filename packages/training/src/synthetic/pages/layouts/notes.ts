import { writeScribble } from '../../glyphs/scribble.ts';
import { createWriter } from '../../glyphs/writer.ts';
import { placeStrokes } from '../../pen/renderStrokes.ts';
import { fixed, written } from '../elements/element.ts';
import { drawPaperLines, paperRuling } from '../elements/paperLines.ts';
import { MOVEMENTS } from '../elements/stamps.ts';
import type { Element } from '../scene.ts';
import { drawHand, penFor } from '../writing/pageHand.ts';
import type { Writing } from '../writing/writeText.ts';
import { type DrawLayout, drawNumber, drawPaperColour, handWords, writingHeight } from './desk.ts';

/** Lines of handwriting: `numbers` is the share of lines that end with a number, or are one. */
function lines(numbers: number): DrawLayout {
  return (random, material) => {
    const [width, tall] = [
      [210, 297],
      [148, 210],
      [90, 120],
    ][random.integer(3)];
    const ruling = paperRuling(drawPaperLines(random), width, tall, random.split('ruling'));
    const pitch = ruling.pitch > 4.5 ? ruling.pitch * (ruling.pitch < 6 ? 2 : 1) : 8 + 5 * random.next();
    const height = Math.min(writingHeight(pitch, random), 0.11 * width);
    const hand = drawHand(material, random.split('hand'), { letters: true });
    const elements: Element[] = [...ruling.elements];
    const slope = 0.01 * random.normal();
    for (let i = 2; i * pitch < tall - pitch; i++) {
      const own = random.split(`line ${i}`);
      if (own.next() < 0.12) continue;
      elements.push(...lineOf(own, i * pitch));
    }
    return { width, height: tall, paper: drawPaperColour(random), elements, tables: [], writing: height };

    function lineOf(own: typeof random, y: number): Element[] {
      const left = ruling.margin + 0.8 * height;
      const free = width - left - height;
      const base = y - 0.06 * pitch + 0.05 * height * own.normal();
      const common = { y: base, height: height * (0.9 + 0.2 * own.next()), slope };
      const put = (writing: Writing, x: number, length: number, stream: string) =>
        written(
          writing,
          hand,
          { ...common, x, width: length, isStruckOut: own.next() < 0.15 },
          own.split(stream),
        );
      const words = { text: handWords(Math.floor(free / (0.75 * height)), own) };
      if (own.next() >= numbers) return [put(words, left, free, 'words')];
      if (own.next() < 0.5) return [put(drawNumber(own, material), left, 0.8 * free, 'number')];
      const short = { text: handWords(Math.floor((0.5 * free) / (0.75 * height)), own) };
      return [
        put(short, left, 0.5 * free, 'words'),
        put(drawNumber(own, material), left + 0.6 * free, 0.38 * free, 'number'),
      ];
    }
  };
}

/** Words and numbers. */
export const note = lines(0.6);

/** Words only. */
export const letter = lines(0);

/** Scribbles, figures and arrows without any text. */
export const drawings: DrawLayout = (random, material) => {
  const [width, tall] = [120, 90];
  const ruling = paperRuling(drawPaperLines(random), width, tall, random.split('ruling'));
  const hand = drawHand(material, random.split('hand'));
  const writer = createWriter(random.split('writer'));
  const elements: Element[] = [...ruling.elements];
  for (let i = 0; i < 3 + random.integer(8); i++) {
    const own = random.split(i);
    const height = 5 + 25 * own.next() ** 2;
    const [x, y] = [0.8 * width * own.next(), height + (tall - height) * own.next()];
    const drawer = { ...writer, pen: penFor(hand.pagePen, height) };
    const kind = MOVEMENTS[own.integer(MOVEMENTS.length)];
    const strokes = placeStrokes(writeScribble(kind, drawer, own), height, x, y - height);
    const box = { x: x - height, y: y - 2 * height, width: 4 * height, height: 3 * height };
    elements.push(
      fixed(box, [{ shape: { kind: 'strokes', strokes }, ink: hand.pagePen.ink, label: 'handwriting' }]),
    );
  }
  return { width, height: tall, paper: drawPaperColour(random), elements, tables: [], writing: 8 };
};
