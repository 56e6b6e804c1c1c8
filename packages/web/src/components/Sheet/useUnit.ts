import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Returns the units of a drawing per CSS pixel, for the drawing that contains an element. Updates
 * with the drawing's size.
 */
export function useUnit(part: RefObject<SVGGraphicsElement | null>, across: number): Signal<number> {
  const unit = useSignal(1);
  useLayoutEffect(() => {
    const drawing = part.current?.ownerSVGElement;
    if (!drawing) return;
    const measure = () => {
      const { width } = drawing.getBoundingClientRect();
      if (width > 0) unit.value = across / width;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(drawing);
    return () => observer.disconnect();
  }, [across]);
  return unit;
}
