import { barCode } from '../elements/barCode.ts';
import { printed, written } from '../elements/element.ts';
import { fieldRules, fieldWriting } from '../elements/fields.ts';
import { drawRuleStyle, gridLines, horizontal, ruled } from '../elements/rules.ts';
import { securityPrint } from '../elements/securityPrint.ts';
import { scribble } from '../elements/stamps.ts';
import { drawFigure, drawLabel, drawWords } from '../print/words.ts';
import type { Element } from '../scene.ts';
import { drawHand } from '../writing/pageHand.ts';
import { amountText, type DrawLayout, digitsText, drawPaperColour, drawPress, handWords } from './desk.ts';
import { paragraph } from './forms.ts';
import { gridTable } from './grids.ts';

/** A card on which a meter's reader enters numbers: combs with a printed unit and a number above. */
export const meterCard: DrawLayout = (random, material) => {
  const [width, height] = [148, 105];
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'));
  const style = drawRuleStyle(random, { dashes: 0.3 });
  const elements: Element[] = [
    printed(drawWords(20, random), press.face, { x: 10, y: 14, height: 4 }, press.ink),
    ...paragraph({ x: 10, y: 22, width: 80, rows: 3, height: 1.7 }, press, random),
    barCode({ x: 100, y: 8, width: 38, height: 10 }, { ...press.ink, alpha: 1 }, random),
  ];
  const rows = 2 + random.integer(3);
  const tall = 8 + 2 * random.next();
  for (let row = 0; row < rows; row++) {
    const own = random.split(`row ${row}`);
    const y = 42 + row * (tall + 6);
    const places = 5 + own.integer(4);
    const kind = (['comb', 'boxes', 'separate boxes'] as const)[random.integer(3)];
    const field = { kind, box: { x: 52, y, width: places * 0.8 * tall, height: tall }, places, style };
    elements.push(
      printed(drawFigure(own), press.face, { x: 10, y: y + 0.7 * tall, height: 2.4 }, press.ink),
      printed('kWh', press.face, { x: 54 + places * 0.8 * tall, y: y + 0.7 * tall, height: 2.4 }, press.ink),
      ...fieldRules(field),
      ...fieldWriting(field, digitsText(3 + own.integer(places - 2), own), hand, own),
    );
  }
  return { width, height, paper: drawPaperColour(random), elements, tables: [], writing: 0.55 * tall };
};

/** A printed invoice with quantities and prices by hand, a total and a signature. */
export const invoice: DrawLayout = (random, material) => {
  const [width, height] = [210, 297];
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'), { letters: true });
  const style = drawRuleStyle(random, { dashes: 0.1 });
  const rows = 8 + random.integer(12);
  const rowHeight = 8;
  const xs = [15, 35, 125, 155, 195];
  const ys = Array.from({ length: rows + 1 }, (_, i) => 80 + i * rowHeight);
  const used = 2 + random.integer(rows - 3);
  const { elements, table } = gridTable(
    { xs, ys },
    { hand, press, size: 4 },
    (row, column) => {
      const own = random.split(`content ${row} ${column}`);
      if (row === 0) return { text: ['No', 'Item', 'Price', 'Sum'][column], kind: 'print' };
      if (row > used) return null;
      if (column === 1) return { text: handWords(12, own), kind: 'words' };
      return { text: column === 0 ? digitsText(1 + own.integer(2), own) : amountText(own), kind: 'number' };
    },
    random,
  );
  const bottom = 80 + rows * rowHeight;
  const all: Element[] = [
    printed(drawWords(16, random).toUpperCase(), press.face, { x: 15, y: 25, height: 6 }, press.ink),
    ...paragraph({ x: 15, y: 36, width: 70, rows: 5, height: 2 }, press, random),
    printed('No.', press.face, { x: 130, y: 45, height: 3 }, press.ink),
    written(
      { text: digitsText(5, random) },
      hand,
      { x: 142, y: 46, width: 45, height: 5 },
      random.split('number'),
    ),
    ruled(gridLines(xs, ys), style),
    ...elements,
    printed('Total', press.face, { x: 127, y: bottom + 8, height: 3.5 }, press.ink),
    written(
      { text: amountText(random) },
      hand,
      { x: 156, y: bottom + 9, width: 38, height: 5, align: 'right' },
      random.split('total'),
    ),
    ruled([horizontal(155, bottom + 10.5, 40), horizontal(155, bottom + 11.5, 40)], {
      ...style,
      thickness: 0.3,
    }),
    scribble({ x: 25, y: bottom + 25 }, 8, hand, random.split('signature')),
  ];
  return { width, height, paper: drawPaperColour(random), elements: all, tables: [table], writing: 4 };
};

/** A bank's cheque: security print, an amount in a box, one in words, and a row of printed figures. */
export const voucher: DrawLayout = (random, material) => {
  const [width, height] = [180, 80];
  const press = drawPress(random, material);
  const hand = drawHand(material, random.split('hand'), { letters: true });
  const style = drawRuleStyle(random, { dashes: 0 });
  const amount = { kind: 'box' as const, box: { x: 130, y: 14, width: 42, height: 9 }, places: 1, style };
  const elements: Element[] = [
    ...securityPrint({ x: 0, y: 0, width, height }, random.split('print')),
    printed(drawWords(18, random).toUpperCase(), press.face, { x: 10, y: 12, height: 3.5 }, press.ink),
    printed(drawLabel(random), press.face, { x: 10, y: 34, height: 2 }, press.ink),
    ruled([horizontal(30, 35, 140), horizontal(10, 47, 160), horizontal(110, 62, 60)], {
      ...style,
      thickness: 0.2,
    }),
    ...fieldRules(amount),
    ...fieldWriting(
      amount,
      `${digitsText(1 + random.integer(4), random)}.${digitsText(2, random)}`,
      hand,
      random.split('amount'),
    ),
    written(
      { text: handWords(28, random) },
      hand,
      { x: 32, y: 34, width: 130, height: 5 },
      random.split('words'),
    ),
    written(
      { text: `${1 + random.integer(28)}/${1 + random.integer(12)}/${10 + random.integer(80)}` },
      hand,
      { x: 85, y: 18, width: 36, height: 4.5 },
      random.split('date'),
    ),
    scribble({ x: 120, y: 61 }, 8, hand, random.split('signature')),
    printed(
      `${digitsText(8, random)}  ${digitsText(9, random)}  ${digitsText(4, random)}`,
      press.face,
      { x: 20, y: 74, height: 3.2, tracking: 1.3 },
      press.ink,
    ),
  ];
  return { width, height, paper: drawPaperColour(random), elements, tables: [], writing: 5 };
};
