import type { DigitReading } from '@cifra/core/base/types.ts';
import { useRef } from 'preact/hooks';
import { framed, handlesOf } from './handles.ts';
import { useUnit } from './useUnit.ts';

type Props = {
  readonly digits: readonly DigitReading[];
  /** Current value of each digit. */
  readonly now?: readonly number[];
  /** The drawing that contains the digits, in its own units. */
  readonly drawing: { readonly width: number; readonly height: number };
  /** Indices of the digits that are in doubt. */
  readonly doubtful?: readonly number[] | undefined;
  /** Index of the chosen digit. */
  readonly chosen?: number | null;
};

/**
 * A press on a handle moves the focus to the row of digits. The mouse event that follows a touch
 * would move it to the sheet.
 */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/**
 * Draws each digit's box over the ink with its value on a handle. The text next to the picture says
 * the same.
 */
export function Boxes({ digits, now, drawing, doubtful = [], chosen = null }: Props) {
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
          <g key={`${box.x},${box.y}`} class={classOf(i === chosen, doubtful.includes(i))}>
            <rect class="box-frame" {...framed(box, unit)} rx={4 * unit} />
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the row of digits is where keys do the same */}
            <rect class="box-handle" {...handle} rx={4 * unit} onMouseDown={keepFocus} />
            <text x={handle.x + handle.width / 2} y={handle.y + handle.height / 2} stroke-width={4 * unit}>
              {now?.[i] ?? digit}
              {doubtful.includes(i) && '?'}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function classOf(isChosen: boolean, isDoubtful: boolean): string {
  if (isChosen) return 'box box-chosen';
  return isDoubtful ? 'box box-doubtful' : 'box';
}
