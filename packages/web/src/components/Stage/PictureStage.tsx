import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import './Stage.css';

type Props = {
  readonly name: string;
  readonly url: string;
  /** pixels, null until the picture was decoded */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** A press on the picture, its pixels, and those in a CSS pixel. */
  readonly onPress?: (at: { readonly x: number; readonly y: number }, unit: number) => void;
  /** Drawn over the picture, in its pixels. */
  readonly children?: ComponentChildren;
};

/** A picture, with what was found in it drawn over it. */
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
