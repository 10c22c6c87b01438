/**
 * The least of a function of a few numbers, without derivatives.
 * Source: Nelder and Mead, A simplex method for function minimization (The Computer Journal 7,
 * 1965), with the usual coefficients 1, 2, ½, ½. It finds a low, not always the lowest.
 */
export interface Least {
  readonly at: readonly number[];
  readonly value: number;
  /** Whether the simplex shrank to nothing before the steps were used up. */
  readonly settled: boolean;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

const MOST_STEPS = 2_000;
const FLAT = 1e-10;

/** `step` is how far the first corners are from `start`; the function may be Infinity anywhere else. */
export function leastOf(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  step = 0.5,
): Least {
  const corner = (at: readonly number[]): Corner => ({ at, value: f(at) });
  const corners = [
    corner(start),
    ...start.map((_, i) => corner(start.map((x, j) => (i === j ? x + step : x)))),
  ];
  for (let taken = 0; taken < MOST_STEPS; taken++) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0] as Corner;
    const worst = corners.at(-1) as Corner;
    if (worst.value - best.value <= FLAT * (Math.abs(best.value) + FLAT)) {
      return { ...best, settled: true };
    }
    const others = corners.slice(0, -1);
    const centre = start.map(
      (_, i) => others.reduce((sum, { at }) => sum + (at[i] as number), 0) / others.length,
    );
    // Along the line from the worst corner through the centre of the others.
    const along = (factor: number): Corner =>
      corner(centre.map((x, i) => x + factor * (x - (worst.at[i] as number))));
    const replace = (by: Corner): void => void corners.splice(-1, 1, by);
    const reflected = along(1);
    const second = (others.at(-1) as Corner).value;
    if (reflected.value < best.value) {
      const expanded = along(2);
      replace(expanded.value < reflected.value ? expanded : reflected);
    } else if (reflected.value < second) replace(reflected);
    else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) replace(contracted);
      else {
        const shrunk = corners
          .slice(1)
          .map(({ at }) => corner(at.map((x, i) => ((best.at[i] as number) + x) / 2)));
        corners.splice(1, corners.length, ...shrunk);
      }
    }
  }
  corners.sort((a, b) => a.value - b.value);
  return { ...(corners[0] as Corner), settled: false };
}
