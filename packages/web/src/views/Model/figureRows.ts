import type { Figure, Manifest } from '@cifra/core/model/manifest.ts';

/** One figure, of each model that has it; null where a model was not measured so. */
export type FigureRow = {
  readonly name: string;
  readonly data: string;
  readonly figures: readonly (Figure | null)[];
};

/** The figures of models side by side: the same name on the same data is one row, in the order of the first that has it. */
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
