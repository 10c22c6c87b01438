/** A sum differs from a number characteristic left empty: `none` is a value, not an absent one. */
import { describe, expect, it } from 'vitest';
import { allAssignments, allProducts, directChecker } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { familyToUvl } from '#rules/exchange/uvl/from-family.ts';
import { parseUvl } from '#rules/exchange/uvl/parse.ts';
import { uvlToFamily } from '#rules/exchange/uvl/to-family.ts';
import type { Operator } from '#rules/model/condition.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { lampFiles, loadOrThrow } from '../factories/small-family.ts';

/** A lamp whose cable may be left out; what power is left over is compared with its length. */
function lampWith(operator: Operator) {
  const files = lampFiles();
  files['characteristics.json'] = (
    files['characteristics.json'] as readonly { readonly id: string }[]
  ).map((each) =>
    each.id === 'cable' ? { ...each, min: 10, max: 20, step: 5, optional: true } : each,
  );
  files['rules/safety.json'] = [
    {
      id: 'left-over',
      title: { en: 'Left over' },
      because: { en: 'So it is.' },
      conditions: { all: [] },
      event: {
        type: 'require',
        params: {
          conditions: { fact: 'resource.power.balance', operator, value: { fact: 'cable' } },
        },
      },
    },
  ];
  files['rules/wishes.json'] = [];
  return publicFamily(loadOrThrow(files));
}

const facts = { market: 'DE', channel: 'web', date: '2026-01-15', preferences: {} } as const;

describe.each<Operator>(['notEqual', 'equal'])('left over %s length', (operator) => {
  it('accepts exactly what brute force accepts', async () => {
    const family = lampWith(operator);
    const compiled = compileFamily(family, { priceList: 'eur' });
    const literals = await evaluateContext(compiled.contextConditions, facts);
    const configurator = openConfigurator(compiled, literals);
    const isValid = directChecker(family, facts);
    const assignments = allAssignments(family, 10_000) ?? [];
    const valid = assignments.filter(isValid);
    expect(assignments.filter((product) => configurator.check(product))).toEqual(valid);
    expect(valid.some(({ cable }) => cable === 'none')).toBe(operator === 'notEqual');
    expect(valid.some(({ cable }) => cable === 15)).toBe(true);
    expect(valid.length).toBeLessThan(assignments.length);
  });

  it('keeps its products as a UVL feature model and back', async () => {
    const family = lampWith(operator);
    const { text, leftOut } = familyToUvl(family, facts);
    expect(leftOut).toEqual([]);
    const parsed = parseUvl(text);
    if (!parsed.ok) throw parsed.error;
    const made = uvlToFamily(parsed.value);
    if (!made.ok) throw made.error;
    const back = publicFamily(loadOrThrow({ ...made.value.files }));
    const compiled = compileFamily(back, { priceList: 'list' });
    const literals = await evaluateContext(compiled.contextConditions, facts);
    const { count } = openConfigurator(compiled, literals).count([], 10_000);
    expect(Number(count)).toBe(allProducts(family, facts, 10_000)?.length);
  });
});
