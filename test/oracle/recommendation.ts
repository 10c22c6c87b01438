/**
 * Recommendations by their definition, with nothing kept from one question to the next: distances,
 * votes and opinions of every past configuration, written down as in docs/learning.md.
 */
import type { Learnt } from '#rules/customers/learning/learnt.ts';

const UNSET = 0xffff;

/** The probability of each value of an open variable; `decided` by variable, UNSET where open. */
export function recommendation(
  { neighbours, powers }: Learnt,
  decided: readonly number[],
  variable: number,
): readonly number[] {
  const { sample, penalties, sharpness, backOff } = neighbours;
  const { domains, weights } = sample;
  const width = domains.length;
  const rows = [...weights].map((weight, r) => ({
    weight,
    values: [...sample.rows.subarray(r * width, (r + 1) * width)],
  }));
  const share = (i: number, value: number): number => {
    const known = rows.filter(({ values }) => values[i] !== UNSET);
    const sum = (some: typeof rows): number =>
      some.reduce((total, { weight }) => total + weight, 0);
    const agreeing = sum(known.filter(({ values }) => values[i] === value));
    return (agreeing + 1 / (domains[i] ?? 1)) / (sum(known) + 1);
  };
  const known = decided.filter((value) => value !== UNSET).length;
  const stage = Math.min(7, Math.floor((8 * known) / width));
  const voters = rows.map((row) => {
    let units = 0;
    decided.forEach((value, i) => {
      const penalty = penalties[i] ?? 0;
      if (value === UNSET || row.values[i] === value) return;
      units += row.values[i] === UNSET ? Math.round(penalty * (1 - share(i, value))) : penalty;
    });
    return { ...row, nats: (units / 32) * (sharpness[stage] ?? 1) };
  });
  const nearest = Math.min(...voters.map(({ nats }) => nats), Infinity);
  const near = voters.filter(({ nats }) => 0.4 * (nats - nearest) < 5);
  const narrow = near.map(({ weight, nats }) => weight * Math.exp(nearest - nats));
  const broad = near.map(({ weight, nats }) => weight * Math.exp(0.4 * (nearest - nats)));
  const far = nearest === Infinity ? 0 : nearest;
  const back = Math.max(1e-9, (backOff[stage] ?? 1) * Math.exp(Math.min(600, far)));
  const total = (votes: readonly number[], counts: (values: readonly number[]) => number): number =>
    near.reduce((sum, { values }, i) => sum + (votes[i] ?? 0) * counts(values), 0);
  const support = Math.log(total(narrow, () => 1)) - far;
  const level = support < -3 ? 0 : Math.min(5, 1 + Math.floor((support + 3) / 3));
  const power = [0, 1, 2].map(
    (opinion) =>
      (powers[opinion] ?? 0) +
      (powers[(1 + stage) * 3 + opinion] ?? 0) +
      (powers[(9 + level) * 3 + opinion] ?? 0),
  );
  const scores = Array.from({ length: domains[variable] ?? 0 }, (_, value) => {
    const mine = (values: readonly number[]): number => (values[variable] === value ? 1 : 0);
    const votes = total(broad, mine);
    let evidence = 0;
    decided.forEach((theirs, i) => {
      if (theirs === UNSET) return;
      const often = share(i, theirs);
      const agrees = (values: readonly number[]): number =>
        values[i] === theirs ? 1 : values[i] === UNSET ? often : 0;
      const both = total(broad, (values) => mine(values) * agrees(values));
      evidence += Math.log((both + 0.3 * often) / (votes + 0.3));
    });
    const opinions = [
      Math.log(total(narrow, mine) + back * share(variable, value)),
      Math.log(votes + 0.3 * share(variable, value)),
      evidence,
    ];
    return opinions.reduce((sum, opinion, i) => sum + opinion * (power[i] ?? 0), 0);
  });
  const odds = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const all = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / all);
}
