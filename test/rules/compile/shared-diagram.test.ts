import { expect, it } from 'vitest';
import { compileFamily } from '#rules/configuration/index.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { loadShipped } from '#test/factories/ebike-family.ts';

const plan = publicFamily(loadShipped('fibre-plan'));
const [first = '', second = ''] = plan.priceLists.map(({ id }) => id);

it('is taken over by another price list, which would have made the same', () => {
  const one = compileFamily(plan, { priceList: first, diagram: true });
  const other = compileFamily(plan, { priceList: second, diagram: true, like: one });
  expect(other.diagram).toBe(one.diagram);
  const own = compileFamily(plan, { priceList: second, diagram: true });
  expect(other.diagram).toEqual(own.diagram);
  expect(other.objectives.net).not.toEqual(one.objectives.net);
});

it('is made anew where the rules or the weighed options differ', () => {
  const one = compileFamily(plan, { priceList: first, diagram: true });
  const [rule] = plan.rules.filter(({ event }) => event.type === 'forbid');
  const less = { ...plan, rules: plan.rules.filter((each) => each !== rule) };
  expect(rule).toBeDefined();
  const other = compileFamily(less, { priceList: second, diagram: true, like: one });
  expect(other.diagram).toBeDefined();
  expect(other.diagram).not.toBe(one.diagram);
});
