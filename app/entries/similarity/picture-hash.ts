/** A grey picture of 32 × 32 points goes in. */
export const SIDE = 32;
/** Of 64 bits so many may differ between two copies of one picture. */
export const PICTURE_NEAR = 8;
const LOW = 8;

/**
 * A picture as 64 bits: which of its coarsest waves (discrete cosine transform) are stronger than the middle one.
 * Another size, compression or brightness changes few of them. Null for a picture with nothing in it.
 */
export function hashOfGrey(grey: ArrayLike<number>): string | null {
  if (spread(grey) < 4) return null;
  const waves = coarseWaves(grey);
  // The first is the picture's mean brightness.
  const middle = [...waves.slice(1)].sort((x, y) => x - y)[Math.floor((waves.length - 1) / 2)] ?? 0;
  let hash = 0n;
  for (const wave of waves) hash = (hash << 1n) | (wave > middle ? 1n : 0n);
  return hash.toString(16).padStart(16, "0");
}

/** Bits that differ between two hashes, 0 to 64. */
export function pictureDistance(a: string, b: string): number {
  let rest = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; rest > 0n; rest &= rest - 1n) bits++;
  return bits;
}

/** Mean distance of the points from their mean: next to none in an empty page. */
function spread(grey: ArrayLike<number>): number {
  const points = Array.from(grey);
  const mean = points.reduce((total, point) => total + point, 0) / points.length;
  return points.reduce((total, point) => total + Math.abs(point - mean), 0) / points.length;
}

function coarseWaves(grey: ArrayLike<number>): number[] {
  const rows: number[] = [];
  for (let y = 0; y < SIDE; y++)
    for (let u = 0; u < LOW; u++) {
      let total = 0;
      for (let x = 0; x < SIDE; x++) total += (grey[y * SIDE + x] ?? 0) * wave(u, x);
      rows.push(total);
    }
  const waves: number[] = [];
  for (let v = 0; v < LOW; v++)
    for (let u = 0; u < LOW; u++) {
      let total = 0;
      for (let y = 0; y < SIDE; y++) total += (rows[y * LOW + u] ?? 0) * wave(v, y);
      waves.push(total);
    }
  return waves;
}

function wave(frequency: number, at: number): number {
  return Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE));
}
