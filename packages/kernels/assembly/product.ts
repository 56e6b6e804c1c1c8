/**
 * Matrix products: rows × packed panels of eight columns. Convolutions and dense layers are the
 * same loop. A row of the left matrix is a list of segments of equal length. A table has the
 * offsets of the segments from the start of the row. For a convolution, the segments are the rows
 * of its window, so the picture is not unfolded.
 */
import { F, madd } from './madd';

/** Columns of a panel: two vectors. With six rows they leave three of x64's registers for operands. */
const COLUMNS: i32 = 8;
/** Rows of a block, see COLUMNS. */
const ROWS: i32 = 6;

/** Six rows of a last panel that is not full. */
const partial = memory.data(192, 16);

/**
 * One block: `rows` (a constant, 1 to 6) of the left matrix times one panel.
 *
 * @param a first row; the next is `lda` bytes further
 * @param table `segments` offsets in bytes, each the start of `length` numbers
 * @param b the panel, [segments · length, 8]
 * @param bias eight numbers
 * @param c first row of the result; the next is `ldc` bytes further
 * @param lo results below become `lo`: 0 for ReLU, -Infinity for none; NaN stays (pmax, one instruction)
 */
@inline
function block(
  rows: i32,
  a: usize,
  lda: usize,
  table: usize,
  segments: i32,
  length: i32,
  b: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  lo: f32,
): void {
  const s0 = v128.load(bias);
  const s1 = v128.load(bias, 16);
  let c00 = s0;
  let c01 = s1;
  let c10 = s0;
  let c11 = s1;
  let c20 = s0;
  let c21 = s1;
  let c30 = s0;
  let c31 = s1;
  let c40 = s0;
  let c41 = s1;
  let c50 = s0;
  let c51 = s1;
  // The second sums of few rows: without them, each multiply-add would wait for the one before.
  const zero = f32x4.splat(0);
  let d00 = zero;
  let d01 = zero;
  let d10 = zero;
  let d11 = zero;
  let d20 = zero;
  let d21 = zero;
  const bytes = <usize>length << 2;
  const unrolled = bytes & ~15;
  for (const last = table + (<usize>segments << 2); table < last; table += 4) {
    let a0 = a + load<u32>(table);
    let a1 = a0 + lda;
    let a2 = a1 + lda;
    let a3 = a2 + lda;
    let a4 = a3 + lda;
    let a5 = a4 + lda;
    const end = a0 + bytes;
    for (const four = a0 + unrolled; a0 < four; ) {
      let b0 = v128.load(b);
      let b1 = v128.load(b, 16);
      let x = v128.load32_splat(a0);
      c00 = madd(x, b0, c00);
      c01 = madd(x, b1, c01);
      if (rows > 1) {
        x = v128.load32_splat(a1);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
      }
      if (rows > 2) {
        x = v128.load32_splat(a2);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
      }
      if (rows > 3) {
        x = v128.load32_splat(a3);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      if (rows > 4) {
        x = v128.load32_splat(a4);
        c40 = madd(x, b0, c40);
        c41 = madd(x, b1, c41);
      }
      if (rows > 5) {
        x = v128.load32_splat(a5);
        c50 = madd(x, b0, c50);
        c51 = madd(x, b1, c51);
      }
      b0 = v128.load(b, 32);
      b1 = v128.load(b, 48);
      x = v128.load32_splat(a0, 4);
      if (rows < 4) {
        d00 = madd(x, b0, d00);
        d01 = madd(x, b1, d01);
      } else {
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
      }
      if (rows > 1) {
        x = v128.load32_splat(a1, 4);
        if (rows < 4) {
          d10 = madd(x, b0, d10);
          d11 = madd(x, b1, d11);
        } else {
          c10 = madd(x, b0, c10);
          c11 = madd(x, b1, c11);
        }
      }
      if (rows > 2) {
        x = v128.load32_splat(a2, 4);
        if (rows < 4) {
          d20 = madd(x, b0, d20);
          d21 = madd(x, b1, d21);
        } else {
          c20 = madd(x, b0, c20);
          c21 = madd(x, b1, c21);
        }
      }
      if (rows > 3) {
        x = v128.load32_splat(a3, 4);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      if (rows > 4) {
        x = v128.load32_splat(a4, 4);
        c40 = madd(x, b0, c40);
        c41 = madd(x, b1, c41);
      }
      if (rows > 5) {
        x = v128.load32_splat(a5, 4);
        c50 = madd(x, b0, c50);
        c51 = madd(x, b1, c51);
      }
      b0 = v128.load(b, 64);
      b1 = v128.load(b, 80);
      x = v128.load32_splat(a0, 8);
      c00 = madd(x, b0, c00);
      c01 = madd(x, b1, c01);
      if (rows > 1) {
        x = v128.load32_splat(a1, 8);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
      }
      if (rows > 2) {
        x = v128.load32_splat(a2, 8);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
      }
      if (rows > 3) {
        x = v128.load32_splat(a3, 8);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      if (rows > 4) {
        x = v128.load32_splat(a4, 8);
        c40 = madd(x, b0, c40);
        c41 = madd(x, b1, c41);
      }
      if (rows > 5) {
        x = v128.load32_splat(a5, 8);
        c50 = madd(x, b0, c50);
        c51 = madd(x, b1, c51);
      }
      b0 = v128.load(b, 96);
      b1 = v128.load(b, 112);
      x = v128.load32_splat(a0, 12);
      if (rows < 4) {
        d00 = madd(x, b0, d00);
        d01 = madd(x, b1, d01);
      } else {
        c00 = madd(x, b0, c00);
        c01 = madd(x, b1, c01);
      }
      if (rows > 1) {
        x = v128.load32_splat(a1, 12);
        if (rows < 4) {
          d10 = madd(x, b0, d10);
          d11 = madd(x, b1, d11);
        } else {
          c10 = madd(x, b0, c10);
          c11 = madd(x, b1, c11);
        }
      }
      if (rows > 2) {
        x = v128.load32_splat(a2, 12);
        if (rows < 4) {
          d20 = madd(x, b0, d20);
          d21 = madd(x, b1, d21);
        } else {
          c20 = madd(x, b0, c20);
          c21 = madd(x, b1, c21);
        }
      }
      if (rows > 3) {
        x = v128.load32_splat(a3, 12);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
      }
      if (rows > 4) {
        x = v128.load32_splat(a4, 12);
        c40 = madd(x, b0, c40);
        c41 = madd(x, b1, c41);
      }
      if (rows > 5) {
        x = v128.load32_splat(a5, 12);
        c50 = madd(x, b0, c50);
        c51 = madd(x, b1, c51);
      }
      b += 128;
      a0 += 16;
      if (rows > 1) a1 += 16;
      if (rows > 2) a2 += 16;
      if (rows > 3) a3 += 16;
      if (rows > 4) a4 += 16;
      if (rows > 5) a5 += 16;
    }
    for (; a0 < end; a0 += 4) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let x = v128.load32_splat(a0);
      c00 = madd(x, b0, c00);
      c01 = madd(x, b1, c01);
      if (rows > 1) {
        x = v128.load32_splat(a1);
        c10 = madd(x, b0, c10);
        c11 = madd(x, b1, c11);
        a1 += 4;
      }
      if (rows > 2) {
        x = v128.load32_splat(a2);
        c20 = madd(x, b0, c20);
        c21 = madd(x, b1, c21);
        a2 += 4;
      }
      if (rows > 3) {
        x = v128.load32_splat(a3);
        c30 = madd(x, b0, c30);
        c31 = madd(x, b1, c31);
        a3 += 4;
      }
      if (rows > 4) {
        x = v128.load32_splat(a4);
        c40 = madd(x, b0, c40);
        c41 = madd(x, b1, c41);
        a4 += 4;
      }
      if (rows > 5) {
        x = v128.load32_splat(a5);
        c50 = madd(x, b0, c50);
        c51 = madd(x, b1, c51);
        a5 += 4;
      }
      b += 32;
    }
  }
  if (rows < 4) {
    c00 = f32x4.add(c00, d00);
    c01 = f32x4.add(c01, d01);
    c10 = f32x4.add(c10, d10);
    c11 = f32x4.add(c11, d11);
    c20 = f32x4.add(c20, d20);
    c21 = f32x4.add(c21, d21);
  }
  const least = f32x4.splat(lo);
  v128.store(c, f32x4.pmax(c00, least));
  v128.store(c, f32x4.pmax(c01, least), 16);
  if (rows > 1) {
    c += ldc;
    v128.store(c, f32x4.pmax(c10, least));
    v128.store(c, f32x4.pmax(c11, least), 16);
  }
  if (rows > 2) {
    c += ldc;
    v128.store(c, f32x4.pmax(c20, least));
    v128.store(c, f32x4.pmax(c21, least), 16);
  }
  if (rows > 3) {
    c += ldc;
    v128.store(c, f32x4.pmax(c30, least));
    v128.store(c, f32x4.pmax(c31, least), 16);
  }
  if (rows > 4) {
    c += ldc;
    v128.store(c, f32x4.pmax(c40, least));
    v128.store(c, f32x4.pmax(c41, least), 16);
  }
  if (rows > 5) {
    c += ldc;
    v128.store(c, f32x4.pmax(c50, least));
    v128.store(c, f32x4.pmax(c51, least), 16);
  }
}

/** `block` for a number of rows that is known only at run time. */
function blockOf(
  rows: i32,
  a: usize,
  lda: usize,
  table: usize,
  segments: i32,
  length: i32,
  b: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  lo: f32,
): void {
  switch (rows) {
    case 1:
      block(1, a, lda, table, segments, length, b, bias, c, ldc, lo);
      break;
    case 2:
      block(2, a, lda, table, segments, length, b, bias, c, ldc, lo);
      break;
    case 3:
      block(3, a, lda, table, segments, length, b, bias, c, ldc, lo);
      break;
    case 5:
      block(5, a, lda, table, segments, length, b, bias, c, ldc, lo);
      break;
    default:
      block(6, a, lda, table, segments, length, b, bias, c, ldc, lo);
  }
}

/** `rows` rows times one panel, of which `columns` are stored. */
function panel(
  rows: i32,
  columns: i32,
  a: usize,
  lda: usize,
  table: usize,
  segments: i32,
  length: i32,
  b: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  lo: f32,
): void {
  while (rows > 0) {
    // Two blocks of two rows are faster than one of four.
    const some = rows == 4 ? 2 : min(rows, ROWS);
    if (columns >= COLUMNS) {
      blockOf(some, a, lda, table, segments, length, b, bias, c, ldc, lo);
    } else {
      blockOf(some, a, lda, table, segments, length, b, bias, partial, 32, lo);
      for (let row = 0; row < some; row++)
        memory.copy(c + row * ldc, partial + row * 32, <usize>columns << 2);
    }
    a += some * lda;
    c += some * ldc;
    rows -= some;
  }
}

/**
 * [images, height, width] rows times a packed matrix, plus bias, at least `lo`. The panel is the
 * outer loop: it stays in the first-level cache while the rows pass.
 *
 * @param x row (image, y, x) of the left matrix starts at x + image·xImage + y·xRow + x·xPixel bytes
 * @param table offsets in bytes of the `segments` segments of a row, each of `length` numbers
 * @param b panels [columns / 8, segments · length, 8], the last filled up with zeros
 * @param bias as many numbers as all panels have columns
 * @param y addresses of the results, like those of `x`
 */
export function product(
  images: i32,
  height: i32,
  width: i32,
  columns: i32,
  x: usize,
  xImage: usize,
  xRow: usize,
  xPixel: usize,
  table: usize,
  segments: i32,
  length: i32,
  b: usize,
  bias: usize,
  y: usize,
  yImage: usize,
  yRow: usize,
  yPixel: usize,
  lo: f32,
): void {
  const panelBytes = <usize>(segments * length) << 5;
  for (let column = 0; column < columns; column += COLUMNS) {
    for (let image = 0; image < images; image++) {
      let from = x + image * xImage;
      let to = y + image * yImage;
      for (let row = 0; row < height; row++) {
        panel(width, columns - column, from, xPixel, table, segments, length, b, bias, to, yPixel, lo);
        from += xRow;
        to += yRow;
      }
    }
    b += panelBytes;
    bias += COLUMNS * F;
    y += COLUMNS * F;
  }
}

/** An offset table of one segment, and a panel's worth of zeros as bias. */
const noOffset = memory.data(4, 4);
const noBias = memory.data(32, 16);

/**
 * The products of Winograd's convolution: for each of `points` frequencies, [tiles, k] × packed
 * [k, columns] → [tiles, columns filled up to panels].
 */
export function products(
  points: i32,
  tiles: i32,
  k: i32,
  columns: i32,
  v: usize,
  u: usize,
  m: usize,
): void {
  const wide = <usize>((columns + COLUMNS - 1) & ~(COLUMNS - 1)) << 2;
  const lda = <usize>k << 2;
  for (let point = 0; point < points; point++) {
    for (let at: usize = 0; at < wide; at += COLUMNS * F) {
      panel(tiles, COLUMNS, v, lda, noOffset, 1, k, u, noBias, m + at, wide, -Infinity);
      u += lda << 3;
    }
    v += tiles * lda;
    m += tiles * wide;
  }
}
