import type { Manifest } from '@cifra/core/model/manifest.ts';
import { percent } from '../output/figures.ts';

type Figure = Manifest['figures'][number];

/**
 * Formats a figure's value or a bound of its interval: shares in per cent, others with three
 * digits.
 */
export function figureValue({ metric }: Pick<Figure, 'metric'>, value: number): string {
  const isShare = /accuracy|error|coverage/.test(metric);
  return isShare ? percent(value) : value.toPrecision(3);
}

/** Formats an interval with the unit once: "99.71–99.86 %". */
export function figureInterval(figure: Figure): string {
  const [low, high] = figure.interval95.map((bound) => figureValue(figure, bound));
  return `${low.replace(/ %$/, '')}–${high}`;
}
