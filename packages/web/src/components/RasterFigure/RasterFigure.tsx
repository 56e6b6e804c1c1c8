import type { Raster } from '@cifra/core/types.ts';
import { useEffect, useRef } from 'preact/hooks';
import './RasterFigure.css';

type Props = {
  readonly raster: Raster;
  /** What it shows, in words: below the picture, for all to read. */
  readonly caption: string;
};

/** A plane of ink as a picture, black on white whatever the theme: it is what the reader sees. */
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
