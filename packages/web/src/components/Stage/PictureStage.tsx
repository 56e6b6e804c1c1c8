import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import './Stage.css';

type Props = {
  readonly name: string;
  readonly url: string;
  /** pixels; null until the picture is decoded */
  readonly size: { readonly width: number; readonly height: number } | null;
  /**
   * Called for a press on the picture, with its place in picture pixels and the picture pixels in a
   * CSS pixel.
   */
  readonly onPress?: (at: { readonly x: number; readonly y: number }, unit: number) => void;
  /** Content drawn over the picture, in its pixels. */
  readonly children?: ComponentChildren;
};

/** A picture with the readings drawn over it. */
export function PictureStage({ name, url, size, onPress, children }: Props) {
  function press({ currentTarget, clientX, clientY }: TargetedMouseEvent<SVGSVGElement>): void {
    const shown = currentTarget.getBoundingClientRect();
    const unit = (size?.width ?? 0) / shown.width;
    onPress?.({ x: (clientX - shown.x) * unit, y: (clientY - shown.y) * unit }, unit);
  }

  return (
    <figure class="stage stage-picture">
      <div class="picture">
        <img src={url} alt={name} />
        {size && (
          <svg
            class="picture-marks"
            viewBox={`0 0 ${size.width} ${size.height}`}
            aria-hidden="true"
            onClick={press}
          >
            {children}
          </svg>
        )}
      </div>
    </figure>
  );
}
