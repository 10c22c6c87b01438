/** Changes: what they do to decisions, and the laws that let two tabs work at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Decisions } from '#rules/workflow/configurator-change.ts';
import {
  applyTo,
  changeBetween,
  decide,
  sameDecisions,
} from '#rules/workflow/configurator-change.ts';

const variable = fc.constantFrom('frame', 'motor', 'wheels', 'colour', 'cargo.1');
const decision = fc.record({ variable, value: fc.integer({ min: 0, max: 3 }) });
const decisions: fc.Arbitrary<Decisions> = fc.uniqueArray(decision, {
  selector: (one) => one.variable,
});
const change: fc.Arbitrary<Change> = fc.record({
  set: fc.uniqueArray(decision, { selector: (one) => one.variable }),
  unset: fc.uniqueArray(variable),
});

const asMap = (list: Decisions) => new Map(list.map((one) => [one.variable, one.value]));

describe('applyTo', () => {
  it('keeps the place of a variable decided anew and puts a new one last', () => {
    const before = [
      { variable: 'frame', value: 'm' },
      { variable: 'motor', value: 'hub' },
    ];
    expect(applyTo(before, { set: [{ variable: 'frame', value: 'l' }], unset: [] })).toEqual([
      { variable: 'frame', value: 'l' },
      { variable: 'motor', value: 'hub' },
    ]);
    expect(applyTo(before, decide({ variable: 'bell', value: 'b' })).at(-1)).toEqual({
      variable: 'bell',
      value: 'b',
    });
  });

  it('does what a map would: unset, then set', () => {
    fc.assert(
      fc.property(decisions, change, (before, made) => {
        const map = asMap(before);
        for (const gone of made.unset) map.delete(gone);
        for (const one of made.set) map.set(one.variable, one.value);
        expect(asMap(applyTo(before, made))).toEqual(map);
      }),
    );
  });

  it('may be done twice', () => {
    fc.assert(
      fc.property(decisions, change, (before, made) => {
        const once = applyTo(before, made);
        expect(applyTo(once, made)).toEqual(once);
      }),
    );
  });
});

describe('changeBetween', () => {
  it('leads from one to the other', () => {
    fc.assert(
      fc.property(decisions, decisions, (from, to) => {
        expect(sameDecisions(applyTo(from, changeBetween(from, to)), to)).toBe(true);
      }),
    );
  });

  it('touches nothing that is equal on both sides', () => {
    fc.assert(
      fc.property(decisions, decisions, (from, to) => {
        const { set, unset } = changeBetween(from, to);
        const before = asMap(from);
        const after = asMap(to);
        for (const one of set) expect(before.get(one.variable)).not.toBe(one.value);
        for (const one of unset) expect(before.has(one) && !after.has(one)).toBe(true);
      }),
    );
  });
});
