import { useEffect, useRef } from 'preact/hooks';

type Props = {
  readonly side: number;
  /** [side, side], grey in [0, 255]: 0 = black */
  readonly grey: ArrayLike<number>;
};

/** A small square picture with its description next to it. */
export function Pixels({ side, grey }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = new ImageData(side, side);
    for (let i = 0; i < side * side; i++) image.data.set([grey[i], grey[i], grey[i], 255], 4 * i);
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
  }, [side, grey]);
  return (
    <span class="pixels" aria-hidden="true">
      <canvas ref={canvas} width={side} height={side} />
    </span>
  );
}
