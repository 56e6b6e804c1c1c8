/** Operations on each element of tensors with any strides, on sums over an axis, and softmax. */
import { exp, log, sigmoid, tanh } from './functions';
import { F } from './madd';

/** Counters of the outer axes. */
const counters = memory.data(64, 4);

@inline
function truth(mask: v128): v128 {
  return v128.and(mask, f32x4.splat(1));
}

/** The operations by number, as in src/kernels.ts. Truth is 1, falsehood 0. */
@inline
function apply(op: i32, a: v128, b: v128, c: v128): v128 {
  switch (op) {
    case 0:
      return a;
    case 1:
      return f32x4.add(a, b);
    case 2:
      return f32x4.sub(a, b);
    case 3:
      return f32x4.mul(a, b);
    case 4:
      return f32x4.div(a, b);
    case 5:
      return f32x4.max(a, b);
    case 6:
      return truth(f32x4.gt(a, b));
    case 7:
      return truth(f32x4.eq(a, b));
    case 8:
      return v128.bitselect(b, c, f32x4.ne(a, f32x4.splat(0)));
    case 9:
      return f32x4.neg(a);
    case 10:
      return exp(a);
    case 11:
      return log(a);
    case 12:
      return f32x4.sqrt(a);
    case 13:
      return sigmoid(a);
    case 14:
      return tanh(a);
    default:
      return truth(f32x4.ne(a, f32x4.splat(0)));
  }
}

/** A run of elements; steps are 0, 4 or any number of bytes. */
function run(
  op: i32,
  count: i32,
  to: usize,
  toStep: usize,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  c: usize,
  cStep: usize,
  lo: f32,
): void {
  const least = f32x4.splat(lo);
  let i = 0;
  if (toStep == F && (aStep == F || aStep == 0) && (bStep == F || bStep == 0) && (cStep == F || cStep == 0)) {
    if (op == 0 && aStep == F && lo == -Infinity) {
      memory.copy(to, a, <usize>count << 2);
      return;
    }
    if (op == 0 && aStep == 0 && load<i32>(a) == 0) {
      memory.fill(to, 0, <usize>count << 2);
      return;
    }
    for (; i + 4 <= count; i += 4) {
      const x = aStep ? v128.load(a) : v128.load32_splat(a);
      const y = bStep ? v128.load(b) : v128.load32_splat(b);
      const z = cStep ? v128.load(c) : v128.load32_splat(c);
      v128.store(to, f32x4.pmax(apply(op, x, y, z), least));
      to += 16;
      a += aStep << 2;
      b += bStep << 2;
      c += cStep << 2;
    }
  }
  for (; i < count; i++) {
    const value = apply(op, v128.load32_splat(a), v128.load32_splat(b), v128.load32_splat(c));
    v128.store_lane<f32>(to, f32x4.pmax(value, least), 0);
    to += toStep;
    a += aStep;
    b += bStep;
    c += cStep;
  }
}

/**
 * to = max(op(a, b, c), lo) for each element.
 *
 * @param axes for each of `rank` axes: length, then the steps of `to`, `a`, `b` and `c` in bytes;
 *   the innermost axis is last
 */
export function elementwise(
  op: i32,
  rank: i32,
  axes: usize,
  to: usize,
  a: usize,
  b: usize,
  c: usize,
  lo: f32,
): void {
  const outer = rank - 1;
  const inner = axes + outer * 20;
  const count = load<i32>(inner);
  let runs = 1;
  for (let axis = 0; axis < outer; axis++) {
    runs *= load<i32>(axes + axis * 20);
    store<i32>(counters + axis * 4, 0);
  }
  for (; runs > 0; runs--) {
    run(
      op,
      count,
      to,
      load<u32>(inner, 4),
      a,
      load<u32>(inner, 8),
      b,
      load<u32>(inner, 12),
      c,
      load<u32>(inner, 16),
      lo,
    );
    for (let axis = outer - 1; axis >= 0; axis--) {
      const at = axes + axis * 20;
      const next = load<i32>(counters + axis * 4) + 1;
      const length = load<i32>(at);
      const step = next < length ? 1 : 1 - length;
      to += step * load<i32>(at, 4);
      a += step * load<i32>(at, 8);
      b += step * load<i32>(at, 12);
      c += step * load<i32>(at, 16);
      store<i32>(counters + axis * 4, next < length ? next : 0);
      if (next < length) break;
    }
  }
}

/** Sum (0), mean (1) or maximum (2) over the middle axis of [outer, length, inner]. */
export function reduce(op: i32, outer: i32, length: i32, inner: i32, x: usize, y: usize): void {
  const step = <usize>inner << 2;
  const vectors = step & ~15;
  const maximum = op == 2;
  const start = f32x4.splat(maximum ? -Infinity : 0);
  const factor = f32x4.splat(op == 1 ? 1 / <f32>length : 1);
  for (let i = 0; i < outer; i++) {
    for (let at: usize = 0; at < step; at += at < vectors ? 16 : 4) {
      const full = at < vectors;
      let all = start;
      let from = x + at;
      for (let j = 0; j < length; j++) {
        const value = full ? v128.load(from) : v128.load32_splat(from);
        all = maximum ? f32x4.max(all, value) : f32x4.add(all, value);
        from += step;
      }
      all = f32x4.mul(all, factor);
      if (full) v128.store(y + at, all);
      else v128.store_lane<f32>(y + at, all, 0);
    }
    x += step * length;
    y += step;
  }
}

/** Softmax, or its logarithm, of each row of [rows, length]. */
export function softmax(logarithm: bool, rows: i32, length: i32, x: usize, y: usize): void {
  for (let row = 0; row < rows; row++) {
    const end = x + (<usize>length << 2);
    let largest: f32 = -Infinity;
    for (let at = x; at < end; at += F) largest = max(largest, load<f32>(at));
    let sum: f32 = 0;
    for (let at = x, out = y; at < end; at += F, out += F) {
      const shifted = load<f32>(at) - largest;
      const value = f32x4.extract_lane(exp(f32x4.splat(shifted)), 0);
      sum += value;
      store<f32>(out, logarithm ? shifted : value);
    }
    const logSum = f32x4.extract_lane(log(f32x4.splat(sum)), 0);
    for (let out = y; out < y + (end - x); out += F) {
      const value = load<f32>(out);
      store<f32>(out, logarithm ? value - logSum : value / sum);
    }
    y += end - x;
    x = end;
  }
}

/**
 * The largest magnitude, as the bits of a float: infinity has larger bits than all numbers, and NaN
 * larger ones than infinity.
 */
export function largest(count: i32, x: usize): i32 {
  const end = x + (<usize>count << 2);
  const magnitude = i32x4.splat(0x7fffffff);
  let all = i32x4.splat(0);
  for (const four = x + (<usize>(count & ~3) << 2); x < four; x += 16) {
    all = i32x4.max_s(all, v128.and(v128.load(x), magnitude));
  }
  for (; x < end; x += F) all = i32x4.max_s(all, v128.and(v128.load32_splat(x), magnitude));
  return max(
    max(i32x4.extract_lane(all, 0), i32x4.extract_lane(all, 1)),
    max(i32x4.extract_lane(all, 2), i32x4.extract_lane(all, 3)),
  );
}
