/** Sums over many components of few weights: compiled by weight, and still exact. */
import { expect, it } from 'vitest';
import { allProducts } from '#rules/checker/brute-force.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { CASE_FACTS, caseFiles } from '../../factories/case-family.ts';

interface Document {
  components: { id: string; attributes: Record<string, number> }[];
  modules: object[];
  priceLists: { components: Record<string, number> }[];
}

it('has the same products as by trying everything', () => {
  const document = structuredClone(caseFiles('10-resources')['family.json']) as Document;
  const [board] = document.components.filter(({ id }) => id === 'board-120');
  const supplies = document.components.filter(({ id }) => id.startsWith('supply'));
  const boards = Array.from({ length: 24 }, (_, i) => ({
    ...board,
    id: `board-${i}`,
    attributes: { draw: 110 + 60 * (i % 4) },
  }));
  document.components = [...supplies, ...boards];
  document.modules = document.modules.map((module) =>
    'cardinality' in module ? { ...module, cardinality: { min: 0, max: 2 } } : module,
  );
  const components = Object.fromEntries(document.components.map(({ id }) => [id, 0]));
  document.priceLists = document.priceLists.map((list) => ({ ...list, components }));
  const loaded = loadFamily({ 'family.json': document });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const family = publicFamily(loaded.value);
  const compiled = compileFamily(family, { priceList: 'eur' });
  const balance = compiled.linears.flatMap(({ groups }) => groups);
  expect(Math.max(...balance.map(({ literals }) => literals.length))).toBeLessThan(8);

  const configurator = openConfigurator({ ...compiled, interchangeable: [] }, {});
  const all = allProducts(family, CASE_FACTS, 5000) ?? [];
  expect(configurator.count([], 5000)).toEqual({ count: BigInt(all.length), exact: true });
  for (const value of ['board-3', 'board-0', 'none']) {
    const decisions = [{ variable: 'board.1', value }];
    for (const { variable, options } of configurator.state(decisions).variables) {
      if (variable === 'board.1') continue;
      for (const option of options) {
        const possible = all.some(
          (product) => product['board.1'] === value && product[variable] === option.value,
        );
        expect(option.status, `${value} ${variable}=${option.value}`).toBe(
          possible ? 'valid' : 'invalid',
        );
      }
    }
  }
});
