import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { outline } from '../../ink/outline.ts';
import { type PointerPlace, penPoints } from '../../ink/penPoints.ts';
import { type Ink, type PenPoint, SHEET, type Stroke, staysWithin } from '../../ink/stroke.ts';
import { svgPath } from '../../ink/svgPath.ts';
import './Sheet.css';

type Props = {
  readonly ink: Ink;
  readonly onStroke: (stroke: Stroke) => void;
  /**
   * Called for a press without movement, with its place in sheet units and the sheet units in a CSS
   * pixel; returns true if the press is not a dot.
   */
  readonly onTap?: ((at: PenPoint, unit: number) => boolean) | undefined;
  /** A stroke in progress that is drawn by other means. */
  readonly growing?: Stroke | null;
  /** Content drawn over the ink, in sheet units, such as boxes and the cursor. */
  readonly children?: ComponentChildren;
};

/** Movement below which a finger counts as still, CSS pixels. */
const STILL = 6;

type SheetEvent = PointerEvent & { readonly currentTarget: SVGSVGElement };

/** The paper: shows the ink and takes strokes from finger, pen and mouse. */
export function Sheet({ ink, onStroke, onTap, growing = null, children }: Props) {
  const drawn = useSignal<Stroke | null>(null);

  function begin(event: SheetEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawn.value = { points: places(event, [event]), measured: event.pointerType === 'pen' };
  }

  function go(event: SheetEvent): void {
    const stroke = drawn.value;
    if (!stroke || !event.isPrimary) return;
    // Browsers deliver move events once per frame; the coalesced points keep a quick stroke smooth.
    const held = event.getCoalescedEvents?.() ?? [];
    const points = places(event, held.length > 0 ? held : [event]);
    drawn.value = { ...stroke, points: [...stroke.points, ...points] };
  }

  function end({ isPrimary, currentTarget }: SheetEvent): void {
    const stroke = drawn.value;
    if (!stroke || !isPrimary) return;
    drawn.value = null;
    const unit = SHEET.width / currentTarget.getBoundingClientRect().width;
    if (!(staysWithin(stroke, STILL * unit) && onTap?.(stroke.points[0], unit))) onStroke(stroke);
  }

  const live = drawn.value ?? growing;
  return (
    <svg
      class="sheet"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line class="sheet-line" x1="40" x2={SHEET.width - 40} y1="372" y2="372" />
      <g class="sheet-ink">
        {ink.map((stroke, i) => (
          <StrokePath key={i} stroke={stroke} done />
        ))}
        {live && <StrokePath stroke={live} done={false} />}
      </g>
      {children}
    </svg>
  );
}

function StrokePath({ stroke, done }: { readonly stroke: Stroke; readonly done: boolean }) {
  const d = useMemo(() => svgPath(outline(stroke, done)), [stroke, done]);
  return <path d={d} />;
}

function places({ currentTarget }: SheetEvent, events: readonly PointerPlace[]) {
  return penPoints(events, currentTarget.getBoundingClientRect());
}
