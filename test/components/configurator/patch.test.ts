/** The difference of two views: it leads from one to the other and leaves alone what is equal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, patched } from '#components/configurator/patch.ts';

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, -0, '', 'a', true, null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'put', 'items', '__proto__x'), tie('value'), {
      noNullPrototype: true,
      maxKeys: 4,
    }),
  ),
})).value;

describe('a patch', () => {
  it('leads from any value to any other, also by way of the structured clone', () => {
    fc.assert(
      fc.property(data, data, (before, after) => {
        const patch = differenceOf(before, after);
        const crossed = structuredClone(patch);
        expect(patched(before, crossed)).toEqual(after);
        if (patch === undefined) expect(before).toEqual(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is none between a value and its copy', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(differenceOf(value, structuredClone(value))).toBeUndefined();
      }),
    );
  });

  it('keeps every equal part the very object it was', () => {
    const before = { kept: { deep: [1, 2] }, changed: { one: 1, other: { same: true } }, gone: 1 };
    const after = { kept: { deep: [1, 2] }, changed: { one: 2, other: { same: true } }, added: 2 };
    const result = patched(before, differenceOf(before, after)) as typeof before & typeof after;
    expect(result).toEqual(after);
    expect(result.kept).toBe(before.kept);
    expect(result.changed.other).toBe(before.changed.other);
    expect(result.changed).not.toBe(before.changed);
  });
});
