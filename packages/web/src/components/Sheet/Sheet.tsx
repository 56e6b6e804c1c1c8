import { dragged, lifted, noContacts, pressed } from '@cifra/ink/contacts.ts';
import { crossed } from '@cifra/ink/crossed.ts';
import { outline } from '@cifra/ink/outline.ts';
import { type PointerPlace, penPoints } from '@cifra/ink/penPoints.ts';
import { type Ink, type Paper, type PenPoint, SHEET, type Stroke, staysWithin } from '@cifra/ink/stroke.ts';
import { svgPath } from '@cifra/ink/svgPath.ts';
import { withinPaper } from '@cifra/ink/withinPaper.ts';
import { penFor, writingHeights } from '@cifra/ink/writing.ts';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import './Sheet.css';

type Props = {
  readonly ink: Ink;
  readonly paper?: Paper;
  /** Called with the strokes of one movement: several if the pen left the sheet in between. */
  readonly onStrokes: (strokes: Ink) => void;
  /**
   * Called for a press without movement, with its place in sheet units and the sheet units in a CSS
   * pixel; returns true if the press is not a dot.
   */
  readonly onTap?: ((at: PenPoint, unit: number) => boolean) | undefined;
  readonly onTwoFingerTap?: () => void;
  /** A stroke in progress that is drawn by other means. */
  readonly growing?: Stroke | null;
  /** True if strokes erase what they cross. */
  readonly isErasing?: boolean;
  /** Content drawn over the ink, in sheet units, such as boxes and the cursor. */
  readonly children?: ComponentChildren;
};

/** Movement below which a finger counts as still, CSS pixels. */
const STILL = 6;

type SheetEvent = PointerEvent & { readonly currentTarget: SVGSVGElement };

/** The paper: shows the ink and takes strokes from finger, pen and mouse. */
export function Sheet(props: Props) {
  const { ink, paper = SHEET, growing = null, isErasing = false, children } = props;
  const contacts = useSignal(noContacts);

  function begin(event: SheetEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [at] = places(event, [event]);
    const contact = { id: event.pointerId, type: event.pointerType, at };
    contacts.value = pressed(contacts.value, contact, STILL * unitOf(event));
  }

  function go(event: SheetEvent): void {
    // Browsers deliver move events once per frame; the coalesced points keep a quick stroke smooth.
    const held = event.getCoalescedEvents?.() ?? [];
    const points = places(event, held.length > 0 ? held : [event]);
    contacts.value = dragged(contacts.value, event.pointerId, points, STILL * unitOf(event));
  }

  function end(event: SheetEvent): void {
    const [after, done] = lifted(contacts.value, event.pointerId, event.type === 'pointercancel');
    contacts.value = after;
    if (done.kind === 'two-finger-tap') props.onTwoFingerTap?.();
    if (done.kind === 'stroke') finish(done.stroke, unitOf(event));
  }

  function finish(stroke: Stroke, unit: number): void {
    const isTap = !isErasing && staysWithin(stroke, STILL * unit);
    if (isTap && props.onTap?.(stroke.points[0], unit)) return;
    const parts = withinPaper(stroke.points, paper).map((points) => ({ ...stroke, points }));
    if (parts.length > 0) props.onStrokes(parts);
  }

  const live = contacts.value.drawing?.stroke ?? growing;
  const drawn = live && !isErasing ? [...ink, live] : ink;
  const heights = writingHeights(drawn);
  const fading = live && isErasing ? crossed(ink, live.points) : null;
  return (
    <svg
      class="sheet"
      viewBox={`0 0 ${paper.width} ${paper.height}`}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <Rules paper={paper} />
      <g class="sheet-ink">
        {drawn.map((stroke, i) => (
          <StrokePath
            key={i}
            stroke={stroke}
            pen={penFor(heights[i])}
            isDone={i < ink.length}
            isFading={fading?.has(i) ?? false}
          />
        ))}
      </g>
      {live && isErasing && (
        <polyline class="eraser-path" points={live.points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      )}
      {children}
    </svg>
  );
}

/** Height of the first rule and from one rule to the next, sheet units. */
const RULE = { first: 372, step: 240 };

function Rules({ paper }: { readonly paper: Paper }) {
  const count = Math.ceil((paper.height - RULE.first) / RULE.step);
  return Array.from({ length: count }, (_, i) => {
    const y = RULE.first + i * RULE.step;
    return <line key={y} class="sheet-line" x1="40" x2={paper.width - 40} y1={y} y2={y} />;
  });
}

type PathProps = {
  readonly stroke: Stroke;
  readonly pen: number;
  readonly isDone: boolean;
  readonly isFading: boolean;
};

function StrokePath({ stroke, pen, isDone, isFading }: PathProps) {
  const d = useMemo(() => svgPath(outline(stroke, pen, isDone)), [stroke, pen, isDone]);
  return <path class={isFading ? 'fading' : undefined} d={d} />;
}

function places({ currentTarget }: SheetEvent, events: readonly PointerPlace[]) {
  return penPoints(events, currentTarget.getBoundingClientRect());
}

/** Sheet units in a CSS pixel. */
function unitOf({ currentTarget }: SheetEvent): number {
  return SHEET.width / currentTarget.getBoundingClientRect().width;
}
