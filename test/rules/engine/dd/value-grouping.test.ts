/** The same groups as by comparing every value with every other, few groups or many. */
import { describe, expect, it } from 'vitest';
import { ValueGrouping } from '#rules/engine/dd/value-grouping.ts';
import { seededRandom } from '#rules/kernel/random.ts';

describe('values grouped by what they lead to', () => {
  it('are those of equal kind and equal states, in order', () => {
    const next = seededRandom(3);
    const random = (bound: number): number => Math.floor(next() * bound);
    const grouping = new ValueGrouping();
    for (let round = 0; round < 300; round++) {
      const length = random(20);
      const states = 1 + random(3);
      const values = Array.from({ length: 1 + random(60) }, (_, value) => ({
        value: 2 * value,
        kind: random(2),
        after: Array.from({ length }, (__, k) => (k < 3 ? random(states) : k)),
      }));
      grouping.begin(length);
      for (const { value, kind, after } of values) {
        grouping.after.set(after);
        grouping.add(value, kind);
      }
      const expected = new Map<string, { values: number[]; after: number[] }>();
      for (const { value, kind, after } of values) {
        const key = `${kind}|${after.join()}`;
        const group = expected.get(key) ?? { values: [], after };
        group.values.push(value);
        expected.set(key, group);
      }
      const found = grouping.groups.map((group) => ({ values: group.values, after: group.after }));
      expect(found).toEqual([...expected.values()]);
    }
  });
});
