import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { outline } from '../../ink/outline.ts';
import { type Ink, type PenPoint, SHEET, type Stroke } from '../../ink/stroke.ts';
import { svgPath } from '../../ink/svgPath.ts';
import './Sheet.css';

type Props = {
  readonly ink: Ink;
  readonly onStroke: (stroke: Stroke) => void;
  /** The pen touches the sheet: what was going to be read is out of date. */
  readonly onPenDown?: () => void;
  /** Drawn over the ink, in sheet units: boxes, the cursor. */
  readonly children?: ComponentChildren;
};

/** The paper: shows the ink and takes strokes from finger, pen and mouse. */
export function Sheet({ ink, onStroke, onPenDown, children }: Props) {
  const growing = useSignal<Stroke | null>(null);

  function begin(event: PointerEvent & { currentTarget: SVGSVGElement }): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    growing.value = { points: [pointOf(event)], measured: event.pointerType === 'pen' };
    onPenDown?.();
  }

  function go(event: PointerEvent & { currentTarget: SVGSVGElement }): void {
    const stroke = growing.value;
    if (!stroke || !event.isPrimary) return;
    growing.value = { ...stroke, points: [...stroke.points, ...pointsOf(event)] };
  }

  function end(event: PointerEvent): void {
    const stroke = growing.value;
    if (!stroke || !event.isPrimary) return;
    growing.value = null;
    onStroke(stroke);
  }

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
      <line class="sheet-line" x1="40" x2={SHEET.width - 40} y1="380" y2="380" />
      <g class="sheet-ink">
        {ink.map((stroke, i) => (
          <StrokePath key={i} stroke={stroke} done />
        ))}
        {growing.value && <StrokePath stroke={growing.value} done={false} />}
      </g>
      {children}
    </svg>
  );
}

function StrokePath({ stroke, done }: { readonly stroke: Stroke; readonly done: boolean }) {
  const d = useMemo(() => svgPath(outline(stroke, done)), [stroke, done]);
  return <path d={d} />;
}

/** Browsers hold back pointer events until the next frame; the places in between make the stroke round. */
function pointsOf(event: PointerEvent & { currentTarget: SVGSVGElement }): PenPoint[] {
  const all = event.getCoalescedEvents?.() ?? [];
  return (all.length > 0 ? all : [event]).map((each) => pointOf(each, event.currentTarget));
}

function pointOf(event: PointerEvent, sheet = event.currentTarget as SVGSVGElement): PenPoint {
  const shown = sheet.getBoundingClientRect();
  return {
    x: ((event.clientX - shown.left) / shown.width) * SHEET.width,
    y: ((event.clientY - shown.top) / shown.height) * SHEET.height,
    pressure: event.pressure,
  };
}
