import type { Raster } from '@cifra/core/base/types.ts';
import { useEffect, useRef } from 'preact/hooks';
import './RasterFigure.css';

type Props = {
  readonly raster: Raster;
  /** Description of the picture, shown below it for everyone. */
  readonly caption: string;
};

/**
 * Shows an ink plane as a picture, black on white in every theme, because the reader sees it so.
 */
export function RasterFigure({ raster, caption }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = raster;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(greyImage(raster), 0, 0);
  }, [raster]);
  return (
    <figure class="raster">
      <span aria-hidden="true">
        <canvas ref={canvas} width={width} height={height} />
      </span>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function greyImage({ width, height, data }: Raster): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < data.length; i++) {
    image.data.fill(255 * (1 - data[i]), 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  return image;
}
