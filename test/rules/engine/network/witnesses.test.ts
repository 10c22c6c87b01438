import { describe, expect, it } from 'vitest';
import { Witnesses } from '#rules/engine/network/witnesses.ts';
import { seededRandom } from '#rules/kernel/random.ts';

const VALUES = 70;

function randomRow(random: () => number): Set<number> {
  return new Set(Array.from({ length: VALUES }, (_, v) => v).filter(() => random() < 0.3));
}

function bitsOf(values: Iterable<number>, words: number): Int32Array {
  const bits = new Int32Array(words);
  for (const value of values) bits[value >> 5] = (bits[value >> 5] ?? 0) | (1 << (value & 31));
  return bits;
}

describe('witnesses', () => {
  it('strike what stands in a row with the values asked for, and nothing else', () => {
    const random = seededRandom(3);
    const witnesses = new Witnesses(VALUES);
    const rows: Set<number>[] = [];
    let struckAll = 0;
    for (let round = 0; round < 200; round++) {
      const row = randomRow(random);
      rows.push(row);
      witnesses.add().set(bitsOf(row, witnesses.words));
      const asked = [Math.floor(random() * VALUES), Math.floor(random() * VALUES)];
      const wanted = randomRow(random);
      const missing = bitsOf(wanted, witnesses.words);
      const done = witnesses.strike(missing, asked);
      const agreeing = rows.filter((each) => asked.every((value) => each.has(value)));
      const left = [...wanted].filter((value) => !agreeing.some((each) => each.has(value)));
      // With nothing left the rest of the rows need not be looked at.
      expect([...missing], `round ${round}`).toEqual([...bitsOf(left, witnesses.words)]);
      if (agreeing.length > 0) expect(done).toBe(left.length === 0);
      if (done) struckAll++;
      const found = witnesses.find(asked);
      expect(found !== undefined).toBe(agreeing.length > 0);
    }
    expect(struckAll).toBeGreaterThan(10);
  });

  it('keep nothing of the row whose room they use anew', () => {
    const witnesses = new Witnesses(VALUES);
    for (let row = 0; row < 10_000; row++) {
      // A later row has the same bit in another word than the one whose room it gets.
      witnesses.add().set([1 << (row % 32)], Math.floor(row / 4096) % 2);
      expect(witnesses.find([row % 32, 32 + (row % 32)])).toBeUndefined();
    }
  });

  it('keep the useful rows when there is no more room', () => {
    const witnesses = new Witnesses(VALUES);
    witnesses.add().set(bitsOf([69], witnesses.words));
    for (let row = 0; row < 10_000; row++) {
      witnesses.add().set(bitsOf([row % 60], witnesses.words));
      if (row % 100 === 0) witnesses.strike(bitsOf([69], witnesses.words), []);
    }
    expect(witnesses.find([69])).toBeDefined();
  });
});
