/** Functions that the models of buying need and JavaScript does not have. */

const LANCZOS_FIRST = 0.99999999999980993;
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const LANCZOS_G = 7;
const MOST_TERMS = 20_000;
const NEGLIGIBLE = 1e-14;

/**
 * ln Γ(x) for x > 0, to about 13 digits.
 * Source: Lanczos, A precision approximation of the gamma function (SIAM J. Numer. Anal. 1, 1964),
 * with the coefficients of Godfrey for g = 7.
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const sum = LANCZOS.reduce((total, each, i) => total + each / (x + i), LANCZOS_FIRST);
  const shifted = x + LANCZOS_G - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}

/** ln B(a, b) for positive a and b. */
export const logBeta = (a: number, b: number): number =>
  logGamma(a) + logGamma(b) - logGamma(a + b);

/**
 * Gauss's ₂F₁(a, b; c; z) for positive a, b and c, and 0 ≤ z < 1, by its series; linear in the
 * number of terms, which grows as z comes near 1. A RangeError where it does not settle.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (term < NEGLIGIBLE * sum) return sum;
  }
  throw new RangeError(`the series of 2F1(${a}, ${b}; ${c}; ${z}) does not settle`);
}
