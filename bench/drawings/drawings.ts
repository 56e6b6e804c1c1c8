import { createRandom } from '@cifra/core/random/random.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { reportedHand } from './reportedHand.ts';
import { scribbles } from './scribbles.ts';
import type { Hand } from './styles.ts';
import { tunedHand } from './tunedHand.ts';
import { type Device, type Manner, write } from './write.ts';

/** A drawing and the number on it; `lines` is empty if it is not a number. */
export type Drawing = {
  readonly group: string;
  readonly device: string;
  readonly lines: readonly string[];
  readonly ink: Ink;
};

/** Sheets as they are displayed at a width of 1440 and of 360 pixels. */
const DEVICES: readonly (Device & { readonly digit: number })[] = [
  { name: 'desktop', width: 700, digit: 130 },
  { name: 'phone', width: 328, digit: 90 },
];

/** Numbers of the two sets. No number of one is in the other. */
const TEXTS = {
  tuned: {
    numbers: ['27', '905', '1840', '33', '7126', '50219', '468', '90', '1111', '834507', '62', '2048'],
    marks: ['4,75', '83.10', '-6', '-19', '2,500.75', '0.3', '03/11/2025', '09:30', '555-8620', '(212)'],
    long: [['0123456789'], ['318', '2046'], ['71', '90', '255'], ['24680', '13579']],
  },
  reported: {
    numbers: [
      ...['60318', '1749', '305', '94107', '411', '2111', '58', '20', '1000', '77', '8362', '649'],
      ...['1234', '56789', '40', '731', '2970', '165', '83', '9256'],
    ],
    marks: [
      ...['3,50', '12.75', '-8', '-42', '1,234.56', '0.5', '19,99', '24/12/2026', '12:45', '555-1234'],
      ...['(415)', '-3', '7.5', '01/02/2027', '8:05', '99.95'],
    ],
    long: [['6174029385'], ['4821', '703'], ['56', '918', '2340'], ['90210', '10001'], ['212555014']],
  },
} as const;

/** Ways to write, each for some of the numbers. */
const MANNERS: readonly (readonly [group: string, manner: Omit<Manner, 'height'>])[] = [
  ['plain', {}],
  ['jerky', { jitter: 0.045 }],
  ['few points', { step: 28 }],
  ['uphill 12°', { uphill: 12 }],
  ['tilted', { tilt: -12 }],
  ['slanted', { slant: 20 }],
  ['uneven', { uneven: 0.07 }],
  ['close', { gap: 0.08 }],
  ['wide', { gap: 0.5 }],
];

/** Small writing, CSS pixels of a desktop's sheet. */
const SMALL = [24, 26, 28];

export type SetName = keyof typeof TEXTS;

/** Draws a set, the same at each call. */
export function drawings(set: SetName): Drawing[] {
  const hand = set === 'tuned' ? tunedHand : reportedHand;
  return DEVICES.flatMap((device) => [
    ...singles(hand, device, device.digit),
    ...numbers(TEXTS[set].numbers, hand, device, device.digit),
    ...marks(TEXTS[set].marks, hand, device, device.digit),
    ...long(TEXTS[set].long, hand, device, device.digit),
    ...small(set, hand, device),
    ...scribbles(device, 1.2 * device.digit, set).map((ink) => {
      return { group: 'no number', device: device.name, lines: [], ink };
    }),
  ]);

  function drawn(
    group: string,
    lines: readonly string[],
    styles: Hand,
    manner: Manner,
    device: Device,
  ): Drawing {
    const key = `${set} ${device.name} ${group} ${lines.join(' ')} ${JSON.stringify(manner)} ${styles.length}`;
    return {
      group,
      device: device.name,
      lines,
      ink: write(lines, styles, manner, device, createRandom(key)),
    };
  }

  function singles(styles: Hand, device: Device, height: number): Drawing[] {
    const digits = styles.filter(({ symbol }) => /\d/.test(symbol));
    return digits.map((style, i) => {
      const tilt = i % 5 === 4 ? 20 * (i % 2 ? 1 : -1) : 0;
      const manner = { height: i % 7 === 6 ? 2 * height : height, tilt, step: i % 6 === 5 ? 40 : 5 };
      return drawn('single digits', [style.symbol], [style], manner, device);
    });
  }

  function numbers(texts: readonly string[], styles: Hand, device: Device, height: number): Drawing[] {
    return texts.flatMap((text, i) =>
      [0, 1, 2].map((turn) => {
        const [, manner] = MANNERS[(i + 3 * turn) % MANNERS.length];
        return drawn('numbers', [text], styles, { height, ...manner }, device);
      }),
    );
  }

  function marks(texts: readonly string[], styles: Hand, device: Device, height: number): Drawing[] {
    return texts.flatMap((text, i) =>
      [0, 4].map((turn) => {
        const [, manner] = MANNERS[(i + turn) % MANNERS.length];
        return drawn('marks', [text], styles, { height, ...manner }, device);
      }),
    );
  }

  function long(
    texts: readonly (readonly string[])[],
    styles: Hand,
    device: Device,
    height: number,
  ): Drawing[] {
    return texts.map((lines) => drawn('long and lines', lines, styles, { height }, device));
  }

  function small(name: SetName, styles: Hand, device: Device): Drawing[] {
    const texts = [...TEXTS[name].numbers.slice(0, 8), '3', '7', '0', '5'];
    return texts.map((text, i) => {
      const manner = { height: SMALL[i % SMALL.length], step: 3 };
      return drawn('small, 24–28 px', [text], styles, manner, device);
    });
  }
}
