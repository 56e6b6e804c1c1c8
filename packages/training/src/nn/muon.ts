import {
  add,
  concat,
  div,
  matMul,
  max,
  mul,
  reduceSum,
  reshape,
  sqrt,
  transposeLast,
} from '../onnx/functions.ts';
import { constant, type Value } from '../onnx/graph.ts';
import { cutVector } from './flat.ts';
import { elements, type Parameter } from './plan.ts';

/** Coefficients and iterations of the published Muon. */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const ITERATIONS = 5;
const TINY = 1e-14;

/**
 * The step of Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/): the direction
 * of each convolution of several channels, as a matrix [kh·kw·c, o], is replaced by the nearest
 * semi-orthogonal one, so that all its singular values are about 1; times √(o / kh·kw·c) if there
 * are more outputs than inputs. All other directions stay.
 * @param direction [p] of plain momentum
 * @param parameters of the flat vector, in its order
 */
export function muonStep(direction: Value, parameters: readonly Parameter[]): Value {
  const parts = cutVector(direction, parameters);
  const steps = parameters.map(({ name, shape }) => {
    const part = parts.get(name)!;
    const flat = [elements(shape)];
    if (!isMatrix(shape)) return reshape(part, flat);
    const [inputs, outputs] = [elements(shape.slice(0, -1)), shape.at(-1)!];
    const step = orthogonal(reshape(part, [inputs, outputs]));
    return reshape(mul(step, Math.sqrt(Math.max(1, outputs / inputs))), flat);
  });
  return concat(steps, 0);
}

/** A kernel [kh, kw, c, o] of several channels. */
function isMatrix(shape: readonly number[]): boolean {
  return shape.length === 4 && shape[2] > 1;
}

/**
 * The semi-orthogonal matrix nearest to `x`, roughly: Newton-Schulz iterations x ← (a + b·xxᵀ +
 * c·(xxᵀ)²)·x. As all factors are polynomials of the first xxᵀ, and commute, they are computed on
 * the smaller Gram matrix alone and multiplied by `x` once at the end.
 * @param x [m, n]
 */
export function orthogonal(x: Value): Value {
  const [m, n] = x.shape as readonly number[];
  const wide = m < n;
  const side = Math.min(m, n);
  const identity = constant(
    x.graph,
    [side, side],
    Float32Array.from({ length: side * side }, (_, i) => (i % (side + 1) === 0 ? A : 0)),
  );
  const squared = max(reduceSum(mul(x, x), [0, 1]), TINY);
  const product = wide ? matMul(x, transposeLast(x)) : matMul(transposeLast(x), x);
  let gram = div(product, squared);
  let whole: Value | undefined;
  for (let i = 0; i < ITERATIONS; i++) {
    const factor = add(identity, add(mul(gram, B), mul(matMul(gram, gram), C)));
    whole = whole ? matMul(whole, factor) : factor;
    if (i < ITERATIONS - 1) gram = matMul(matMul(factor, gram), factor);
  }
  const scaled = div(whole!, sqrt(squared));
  return wide ? matMul(scaled, x) : matMul(x, scaled);
}
