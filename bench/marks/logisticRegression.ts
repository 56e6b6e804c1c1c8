/** A fitted model: score = bias + Σ weights · features. */
export type Fit = {
  readonly weights: readonly number[];
  readonly bias: number;
  /** Log odds of each item under equal frequencies of both classes. */
  readonly scores: readonly number[];
};

const STEPS = 50;
/**
 * Ridge penalty on standardised weights: keeps the fit finite if a feature separates the classes.
 */
const RIDGE = 1e-3;

/**
 * Logistic regression by Newton's method; both classes count the same in total.
 *
 * @param features [items, features]
 */
export function logisticRegression(
  features: readonly (readonly number[])[],
  isPositive: readonly boolean[],
): Fit {
  const count = features[0].length;
  const columns = Array.from({ length: count }, (_, k) => features.map((row) => row[k]));
  const means = columns.map((column) => column.reduce((a, b) => a + b) / column.length);
  const deviations = columns.map(
    (column, k) => Math.sqrt(column.reduce((sum, x) => sum + (x - means[k]) ** 2, 0) / column.length) || 1,
  );
  const rows = features.map((row) => [...row.map((x, k) => (x - means[k]) / deviations[k]), 1]);
  const positives = isPositive.filter(Boolean).length;
  const importance = isPositive.map((positive) =>
    positive ? 0.5 / positives : 0.5 / (rows.length - positives),
  );
  let theta = new Array<number>(count + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = theta.map((value) => -RIDGE * value);
    const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? RIDGE : 0)));
    for (const [n, row] of rows.entries()) {
      const p = 1 / (1 + Math.exp(-dot(theta, row)));
      const residual = importance[n] * ((isPositive[n] ? 1 : 0) - p);
      const curvature = importance[n] * p * (1 - p);
      for (let i = 0; i <= count; i++) {
        gradient[i] += residual * row[i];
        for (let j = 0; j <= count; j++) hessian[i][j] += curvature * row[i] * row[j];
      }
    }
    const change = solve(hessian, gradient);
    theta = theta.map((value, i) => value + change[i]);
  }
  const weights = deviations.map((deviation, k) => theta[k] / deviation);
  return {
    weights,
    bias: theta[count] - dot(weights, means),
    scores: rows.map((row) => dot(theta, row)),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** Solves a symmetric positive system by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (const [i, pivot] of rows.entries()) {
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = row[i] / pivot[i];
      for (let j = i; j < row.length; j++) row[j] -= factor * pivot[j];
    }
  }
  return rows.map((row, i) => row[row.length - 1] / row[i]);
}
