import type { Figure, Manifest } from '@cifra/core/model/manifest.ts';

/** One figure for each model; null where it was not measured. */
export type FigureRow = {
  readonly name: string;
  readonly data: string;
  readonly figures: readonly (Figure | null)[];
};

/**
 * Returns the figures of all models as rows: the same name on the same data is one row, in order of
 * first appearance.
 */
export function figureRows(manifests: readonly Manifest[]): FigureRow[] {
  const rows = new Map<string, FigureRow>();
  for (const [column, { figures }] of manifests.entries()) {
    for (const figure of figures) {
      const { name, data } = figure;
      const key = JSON.stringify([name, data]);
      const row = rows.get(key) ?? { name, data, figures: manifests.map(() => null) };
      rows.set(key, { ...row, figures: row.figures.with(column, figure) });
    }
  }
  return [...rows.values()];
}
