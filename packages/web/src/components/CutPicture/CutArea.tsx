import type { TargetedPointerEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { between, type Cut, turnedSize } from '../../capture/cut.ts';
import { drawTurned } from '../../capture/cutPicture.ts';

type Props = {
  readonly picture: ImageBitmap;
  readonly cut: Cut;
  readonly onCut: (cut: Cut) => void;
};
type Corner = { readonly x: number; readonly y: number };

/** Longest side of the shown picture, pixels. */
const SHOWN = 1200;

/** The turned picture; dragging over it chooses a part. The sliders next to it do the same. */
export function CutArea({ picture, cut, onCut }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const start = useRef<Corner | null>(null);

  const { turns } = cut;
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const { width, height } = turnedSize(picture, turns);
    drawTurned(canvas.current, picture, turns, Math.min(1, SHOWN / Math.max(width, height)));
  }, [picture, turns]);

  function cornerAt({ currentTarget, clientX, clientY }: TargetedPointerEvent<HTMLElement>): Corner {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  function begin(event: TargetedPointerEvent<HTMLElement>): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = cornerAt(event);
  }

  function go(event: TargetedPointerEvent<HTMLElement>): void {
    if (start.current && event.isPrimary) onCut(between(turns, start.current, cornerAt(event)));
  }

  function end(): void {
    start.current = null;
  }

  const percent = (share: number) => `${100 * share}%`;
  return (
    <div
      class="cut-area"
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <canvas ref={canvas} />
      <div
        class="cut-part"
        style={{
          left: percent(cut.left),
          top: percent(cut.top),
          width: percent(cut.right - cut.left),
          height: percent(cut.bottom - cut.top),
        }}
      />
    </div>
  );
}
