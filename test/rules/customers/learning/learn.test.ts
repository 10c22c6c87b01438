/** What is learnt from a planted history: which variables mean something for the rest. */
import { describe, expect, it } from 'vitest';
import { learn } from '#rules/customers/learning/learn.ts';
import { Recommender } from '#rules/customers/learning/recommender.ts';
import { gather } from '#rules/customers/learning/sample.ts';
import { seededRandom } from '#rules/kernel/random.ts';

const DOMAINS = [4, 4, 4, 6, 6, 6];
const OFTEN = 0.9;

/** Variables 1 and 2 follow variable 0 nine times of ten; 3 to 5 follow nothing. */
function planted(count: number, seed: number): readonly number[][] {
  const random = seededRandom(seed);
  const any = (size: number): number => Math.floor(random() * size);
  return Array.from({ length: count }, () => {
    const kind = any(4);
    const follows = (): number => (random() < OFTEN ? kind : any(4));
    return [kind, follows(), follows(), any(6), any(6), any(6)];
  });
}

const EFFORT = { rounds: 800, configurations: 200 };
const weighted = planted(1_500, 3).map((values) => ({ values, weight: 1 }));
const learnt = learn(gather(DOMAINS, weighted), seededRandom(1), EFFORT);

describe('learning from a history', () => {
  it('sees which variables mean something for the others', () => {
    const [kind = 0, first = 0, second = 0, ...noise] = learnt.neighbours.penalties;
    expect(Math.min(kind, first, second)).toBeGreaterThan(1.5 * Math.max(...noise));
  });

  it('guesses what follows from the rest nearly as often as can be', () => {
    const recommender = new Recommender(learnt);
    const odds = new Float64Array(6);
    let right = 0;
    // Nobody can do better than to say what kind it is.
    let ideal = 0;
    const tested = planted(1_000, 4);
    for (const row of tested) {
      row.forEach((value, variable) => {
        if (variable !== 1) recommender.assign(variable, value);
      });
      recommender.probabilities(1, odds);
      if (odds.indexOf(Math.max(...odds)) === row[1]) right++;
      if (row[0] === row[1]) ideal++;
      row.forEach((_, variable) => recommender.retract(variable));
    }
    expect(right / ideal).toBeGreaterThan(0.97);
  });

  it('says how likely it is, not only what', () => {
    const recommender = new Recommender(learnt);
    const odds = new Float64Array(6);
    recommender.assign(0, 2);
    recommender.probabilities(1, odds);
    expect(odds[2]).toBeCloseTo(OFTEN + (1 - OFTEN) / 4, 1);
    recommender.probabilities(3, odds);
    for (const each of odds) expect(each).toBeCloseTo(1 / 6, 1);
  });

  it('does not believe in what it has only seen once', () => {
    const recommender = new Recommender(learnt);
    const odds = new Float64Array(6);
    let loss = 0;
    const tested = planted(300, 5);
    for (const row of tested) {
      row.forEach((value, variable) => {
        if (variable !== 3) recommender.assign(variable, value);
      });
      recommender.probabilities(3, odds);
      loss -= Math.log(odds[row[3] ?? 0] ?? 0);
      row.forEach((_, variable) => recommender.retract(variable));
    }
    // Variable 3 is noise: to say 1 / 6 of each value is the best there is.
    expect(loss / tested.length).toBeLessThan(1.06 * Math.log(6));
  });

  it('learns numbers also where nobody has anything in common with anybody', () => {
    const domains = Array.from({ length: 700 }, () => 25);
    const strangers = Array.from({ length: 25 }, (_, row) => ({
      values: domains.map(() => row),
      weight: 1,
    }));
    const sample = gather(domains, strangers);
    const { neighbours, powers } = learn(sample, seededRandom(1), {
      rounds: 64,
      configurations: 2,
    });
    expect(Math.min(...neighbours.penalties)).toBeGreaterThan(0);
    const { sharpness, backOff } = neighbours;
    for (const each of [...sharpness, ...backOff, ...powers])
      expect(each).toSatisfy(Number.isFinite);
  });

  it('comes to the same from the same numbers', () => {
    const again = learn(gather(DOMAINS, weighted), seededRandom(1), EFFORT);
    expect(again).toEqual(learnt);
  });
});
