import type { DigitReading } from '@cifra/core/types.ts';
import { useRef } from 'preact/hooks';
import { framed, handlesOf } from './handles.ts';
import { useUnit } from './useUnit.ts';

type Props = {
  readonly digits: readonly DigitReading[];
  /** What each of them is now. */
  readonly now?: readonly number[];
  /** The drawing that they are in, in its own units. */
  readonly drawing: { readonly width: number; readonly height: number };
  /** Which digit is looked at, by its place. */
  readonly chosen?: number | null;
};

/**
 * A press on a handle brings the focus to the row of digits. After a finger's press comes a mouse event that would take
 * it away to the sheet.
 */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** Each digit's box over the ink, with what it is on its handle; the same is said in words beside the picture. */
export function Boxes({ digits, now, drawing, chosen = null }: Props) {
  const group = useRef<SVGGElement>(null);
  const unit = useUnit(group, drawing.width).value;
  const handles = handlesOf(
    digits.map(({ box }) => box),
    { ...drawing, unit },
  );
  return (
    <g class="boxes" ref={group} stroke-width={1.5 * unit} font-size={15 * unit}>
      {digits.map(({ digit, box }, i) => {
        const handle = handles[i];
        return (
          <g key={`${box.x},${box.y}`} class={i === chosen ? 'box box-chosen' : 'box'}>
            <rect class="box-frame" {...framed(box, unit)} rx={4 * unit} />
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the row of digits is where keys do the same */}
            <rect class="box-handle" {...handle} rx={4 * unit} onMouseDown={keepFocus} />
            <text x={handle.x + handle.width / 2} y={handle.y + handle.height / 2} stroke-width={4 * unit}>
              {now?.[i] ?? digit}
            </text>
          </g>
        );
      })}
    </g>
  );
}
