import type { Random } from '@cifra/core/random/random.ts';
import { barCode, matrixCode } from '../elements/barCode.ts';
import { printed } from '../elements/element.ts';
import { FIELD_KINDS, type Field, fieldRules, fieldWriting, hasPlaces } from '../elements/fields.ts';
import { drawRuleStyle, filled, horizontal, type RuleStyle, ruled, sides } from '../elements/rules.ts';
import { securityPrint } from '../elements/securityPrint.ts';
import { scribble, stamp, tick } from '../elements/stamps.ts';
import { drawLabel, drawWord, drawWords } from '../print/words.ts';
import type { Element } from '../scene.ts';
import { drawHand, type PageHand } from '../writing/pageHand.ts';
import {
  amountText,
  type DrawLayout,
  digitsText,
  drawPaperColour,
  drawPress,
  handWords,
  type Press,
} from './desk.ts';

const BLACK = { colour: [0.06, 0.06, 0.06] as const, alpha: 1, grain: 0 };

/** Printed lines of text in a column, mm. */
export function paragraph(
  area: { x: number; y: number; width: number; rows: number; height: number },
  { face, ink }: Press,
  random: Random,
): Element[] {
  const { x, y, width, rows, height } = area;
  return Array.from({ length: rows }, (_, i) => {
    const length = i === rows - 1 ? width * (0.3 + 0.6 * random.next()) : width;
    const text = drawWords(Math.max(3, Math.floor(length / (0.85 * height))), random);
    return printed(text, face, { x, y: y + i * 1.9 * height, height }, ink);
  });
}

/** Small squares to tick, each with a printed word; ticks and crosses are handwriting, but no line. */
function checkboxes(
  place: { x: number; y: number; width: number; height: number },
  { hand, press, style }: { hand: PageHand | null; press: Press; style: RuleStyle },
  random: Random,
): Element[] {
  const { x, y, width, height } = place;
  const side = Math.min(height, 3 + 2.5 * random.next());
  const pitch = side * (6 + 4 * random.next());
  return Array.from({ length: Math.max(1, Math.floor(width / pitch)) }, (_, i) => {
    const own = random.split(i);
    const box = { x: x + i * pitch, y: y + (height - side) / 2, width: side, height: side };
    const label = { x: box.x + 1.4 * side, y: box.y + 0.8 * side, height: 0.6 * side };
    const ticked = hand && own.next() < 0.4 ? [tick(box, hand, own)] : [];
    return [ruled(sides(box), style), printed(drawWord(own), press.face, label, press.ink), ...ticked];
  }).flat();
}

/** A field with its printed label, and what is written into it. */
export function labelledField(
  place: { x: number; y: number; width: number; height: number },
  { hand, press, style }: { hand: PageHand | null; press: Press; style: RuleStyle },
  random: Random,
): Element[] {
  const { x, y, width, height } = place;
  const isAbove = random.next() < 0.4;
  const size = Math.min(3, Math.max(1.3, 0.28 * height));
  const label = printed(
    drawLabel(random),
    press.face,
    isAbove ? { x, y: y + 1.2 * size, height: size } : { x, y: y + 0.7 * height, height: size },
    press.ink,
  );
  const left = isAbove ? x : x + 0.38 * width;
  const top = isAbove ? y + 1.7 * size : y;
  const kind = FIELD_KINDS[random.integer(FIELD_KINDS.length)];
  const tall = y + height - top;
  const places = Math.max(
    1,
    Math.min(12, Math.floor((x + width - left) / (tall * (0.7 + 0.3 * random.next())))),
  );
  const used = hasPlaces(kind) ? places * tall * 0.85 : (x + width - left) * (0.5 + 0.5 * random.next());
  const field: Field = { kind, box: { x: left, y: top, width: used, height: tall }, places, style };
  const elements = [label, ...fieldRules(field)];
  if (!hand || random.next() < 0.2) return elements;
  const isWords = !hasPlaces(kind) && hand.source === 'recorded' && random.next() < 0.2;
  const room = Math.max(1, Math.floor(used / (0.8 * tall)));
  const text = isWords
    ? handWords(Math.max(3, room), random)
    : hasPlaces(kind)
      ? digitsText(1 + random.integer(places), random)
      : room > 4 && random.next() < 0.5
        ? amountText(random)
        : digitsText(1 + random.integer(Math.min(8, room)), random);
  return [
    ...elements,
    ...fieldWriting(field, text, hand, random.split('writing'), { isStruckOut: random.next() < 0.16 }),
  ];
}

function formLayout({ isBlank }: { isBlank: boolean }): DrawLayout {
  return (random, material) => {
    const [width, tall] = [
      [210, 297],
      [148, 210],
      [210, 148],
    ][random.integer(3)];
    const press = drawPress(random, material);
    const hand = isBlank ? null : drawHand(material, random.split('hand'), { letters: random.next() < 0.4 });
    const style = drawRuleStyle(random, { dashes: 0.2 });
    const size = 1.6 + 1.2 * random.next();
    const elements: Element[] = heading(random, press, width);
    const columns = 1 + random.integer(2);
    const fieldHeight = 6 + 6 * random.next();
    let y = 32;
    while (y < tall - 30) {
      if (random.next() < 0.25) {
        const rows = 2 + random.integer(4);
        elements.push(...paragraph({ x: 15, y, width: width - 30, rows, height: size }, press, random));
        y += rows * 1.9 * size + 4;
        continue;
      }
      for (let column = 0; column < columns; column++) {
        const free = (width - 30) / columns;
        const place = { x: 15 + column * free, y, width: free - 6, height: fieldHeight };
        const own = random.split(`${y} ${column}`);
        const draw = own.split('kind').next() < 0.15 ? checkboxes : labelledField;
        elements.push(...draw(place, { hand, press, style }, own));
      }
      y += fieldHeight * (1.2 + 0.5 * random.next());
    }
    elements.push(...ending(random, press, hand, { width, tall, style }));
    return {
      width,
      height: tall,
      paper: drawPaperColour(random),
      elements,
      tables: [],
      writing: 0.5 * fieldHeight,
    };
  };
}

function heading(random: Random, press: Press, width: number): Element[] {
  const elements: Element[] = [];
  if (random.next() < 0.4)
    elements.push(
      filled({ x: 12, y: 10, width: width - 24, height: 10 }, { ...press.ink, alpha: 0.2 }, 'nothing'),
    );
  const title = drawWords(22, random);
  elements.push(
    printed(
      random.next() < 0.5 ? title.toUpperCase() : title,
      press.face,
      { x: 15, y: 18, height: 4.5 },
      press.ink,
    ),
  );
  if (random.next() < 0.4) {
    const box = { x: width - 35, y: 8, width: 18, height: 18 };
    elements.push(
      random.next() < 0.5
        ? matrixCode(box, BLACK, random)
        : barCode({ ...box, x: box.x - 25, width: 40, height: 9 }, BLACK, random),
    );
  }
  return elements;
}

function ending(
  random: Random,
  press: Press,
  hand: PageHand | null,
  { width, tall, style }: { width: number; tall: number; style: RuleStyle },
): Element[] {
  const y = tall - 14;
  const elements: Element[] = [
    ruled([horizontal(15, y, 60)], { ...style, thickness: 0.2 }),
    printed(drawLabel(random), press.face, { x: 15, y: y + 3.5, height: 1.8 }, press.ink),
  ];
  if (hand && random.next() < 0.6) elements.push(scribble({ x: 20, y }, 7, hand, random.split('signature')));
  if (random.next() < 0.3) {
    const middle = { x: width * (0.3 + 0.5 * random.next()), y: tall * (0.4 + 0.5 * random.next()) };
    elements.push(
      stamp(middle, 4 + 3 * random.next(), drawWord(random).toUpperCase(), press.face, random.split('stamp')),
    );
  }
  return elements;
}

/** Printed text, labels, fields of all kinds, signature, stamp and code. */
export const form = formLayout({ isBlank: false });

/** The same, not filled in. */
export const emptyForm = formLayout({ isBlank: true });

/** Printed text only, in columns. */
export const printedPage: DrawLayout = (random, material) => {
  const [width, tall] = [210, 297];
  const press = drawPress(random, material);
  const height = 1.8 + 1.4 * random.next();
  const columns = 1 + random.integer(3);
  const free = (width - 30) / columns;
  const elements: Element[] = heading(random, press, width);
  for (let column = 0; column < columns; column++) {
    const area = {
      x: 15 + column * free,
      y: 34,
      width: free - 6,
      rows: Math.floor((tall - 55) / (1.9 * height)),
      height,
    };
    elements.push(...paragraph(area, press, random.split(column)));
  }
  return { width, height: tall, paper: drawPaperColour(random), elements, tables: [], writing: height };
};

/** A slip of paper with one field, close up, and often a code next to it. */
export const slip: DrawLayout = (random, material) => {
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'));
  const tall = 6 + 8 * random.next();
  const kind = FIELD_KINDS[random.integer(FIELD_KINDS.length)];
  const places = 3 + random.integer(8);
  const box = {
    x: 6 + 10 * random.next(),
    y: 8 + 14 * random.next(),
    width: places * tall * (0.7 + 0.3 * random.next()),
    height: tall,
  };
  const [width, height] = [box.x + box.width + 6 + 20 * random.next(), box.y + tall + 6 + 15 * random.next()];
  const field: Field = { kind, box, places, style: drawRuleStyle(random, { dashes: 0.3 }) };
  const text = hasPlaces(kind)
    ? digitsText(random.next() < 0.7 ? places : 1 + random.integer(places), random)
    : amountText(random);
  const elements: Element[] = [
    ...(random.next() < 0.2 ? securityPrint({ x: 0, y: 0, width, height }, random.split('print')) : []),
    ...fieldRules(field),
    ...fieldWriting(field, text, hand, random.split('writing')),
  ];
  const code = random.next();
  const above = {
    x: box.x,
    y: 2,
    width: Math.min(width - box.x - 3, 25 + 25 * random.next()),
    height: box.y - 4,
  };
  if (code < 0.35) elements.push(barCode(above, BLACK, random));
  else if (code < 0.45) elements.push(matrixCode({ ...above, width: above.height }, BLACK, random));
  else if (code < 0.8)
    elements.push(
      printed(drawLabel(random), press.face, { x: box.x, y: box.y - 1.5, height: 2.2 }, press.ink),
    );
  return { width, height, paper: drawPaperColour(random), elements, tables: [], writing: 0.6 * tall };
};
