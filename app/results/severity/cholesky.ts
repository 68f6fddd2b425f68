/** Lower triangular L with A = L·Lᵀ, by rows; only the lower triangle of A is read. A must be positive definite. */
export function cholesky(a: Float64Array, size: number): Float64Array {
  const l = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const at = row * size;
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let rest = a[at + column] as number;
      for (let k = 0; k < column; k++) rest -= (l[at + k] as number) * (l[other + k] as number);
      if (column === row) l[at + row] = Math.sqrt(Math.max(rest, Number.MIN_VALUE));
      else l[at + column] = rest / (l[other + column] as number);
    }
  }
  return l;
}

/** log |A| from its factor. */
export function logDeterminant(l: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += Math.log(l[k * size + k] as number);
  return 2 * sum;
}

/** L⁻¹·v. */
export function solveLower(l: Float64Array, v: Float64Array): Float64Array {
  const size = v.length;
  const x = v.slice();
  for (let row = 0; row < size; row++) {
    let rest = x[row] as number;
    for (let k = 0; k < row; k++) rest -= (l[row * size + k] as number) * (x[k] as number);
    x[row] = rest / (l[row * size + row] as number);
  }
  return x;
}

/** L⁻ᵀ·v. */
export function solveUpper(l: Float64Array, v: Float64Array): Float64Array {
  const size = v.length;
  const x = v.slice();
  for (let row = size - 1; row >= 0; row--) {
    const value = (x[row] as number) / (l[row * size + row] as number);
    x[row] = value;
    for (let k = 0; k < row; k++) x[k] = (x[k] as number) - (l[row * size + k] as number) * value;
  }
  return x;
}

/** A⁻¹·v. */
export function solve(l: Float64Array, v: Float64Array): Float64Array {
  return solveUpper(l, solveLower(l, v));
}

/** A⁻¹, by rows. */
export function inverse(l: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const unit = new Float64Array(size);
    unit[k] = 1;
    result.set(solve(l, unit), k * size);
  }
  return result;
}
