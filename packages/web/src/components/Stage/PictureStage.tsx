import type { ComponentChildren } from 'preact';
import './Stage.css';

type Props = {
  readonly name: string;
  readonly url: string;
  /** pixels, null until the picture was decoded */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Drawn over the picture, in its pixels. */
  readonly children?: ComponentChildren;
};

/** A picture, with what was found in it drawn over it. */
export function PictureStage({ name, url, size, children }: Props) {
  return (
    <figure class="stage stage-picture">
      <div class="picture">
        <img src={url} alt={name} />
        {size && (
          <svg class="picture-marks" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
            {children}
          </svg>
        )}
      </div>
    </figure>
  );
}
