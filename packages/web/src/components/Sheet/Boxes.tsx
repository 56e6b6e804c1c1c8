import type { DigitReading } from '@cifra/core/types.ts';

type Props = {
  readonly digits: readonly DigitReading[];
  /** Units of the drawing for one line's width. */
  readonly unit: number;
  /** Which digit is looked at, by its place. */
  readonly chosen?: number | null;
};

/** Each digit's box over the ink, with what it was read as; the same is said in words beside the picture. */
export function Boxes({ digits, unit, chosen = null }: Props) {
  return (
    <g class="boxes" stroke-width={1.5 * unit} font-size={15 * unit}>
      {digits.map(({ digit, box }, i) => {
        const pad = 4 * unit;
        return (
          <g key={`${box.x},${box.y}`} class={i === chosen ? 'box box-chosen' : 'box'}>
            <rect
              x={box.x - pad}
              y={box.y - pad}
              width={box.width + 2 * pad}
              height={box.height + 2 * pad}
              rx={4 * unit}
            />
            <text x={box.x - pad} y={Math.max(13 * unit, box.y - 2 * pad)}>
              {digit}
            </text>
          </g>
        );
      })}
    </g>
  );
}
