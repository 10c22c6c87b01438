/** Which price list applies, and every mistake an author can make in one. */
import { describe, expect, it } from 'vitest';
import { loadFamily } from '#rules/model/load-family.ts';
import { priceListOf } from '#rules/model/price-list-of.ts';
import { unitsIn } from '#rules/model/units.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { lampFiles } from '../../factories/small-family.ts';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const EUR = 'price-lists/eur.json';

/** The lamp with more lists beside its own, each its own list with changes. */
function load(change: (files: Json) => void) {
  const files = structuredClone(lampFiles()) as Json;
  change(files);
  return loadFamily(files);
}
const withLists = (...lists: readonly Json[]) =>
  load((files) => {
    const own = files[EUR] as Json;
    lists.forEach((list, i) => {
      files[`price-lists/more-${i}.json`] = { ...own, markets: ['DE'], ...list };
    });
  });
const faultsOf = (loaded: ReturnType<typeof load>) => (loaded.ok ? [] : loaded.error);

describe('priceListOf', () => {
  const loaded = withLists(
    { id: 'spring', validFrom: '2026-03-01', validTo: '2026-05-31' },
    { id: 'dealer', customerGroup: 'dealer' },
    { id: 'dealer-may', customerGroup: 'dealer', validFrom: '2026-05-01', validTo: '2026-05-31' },
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const family = loaded.value;

  it.each([
    ['2026-02-28', undefined, 'eur'],
    ['2026-03-01', undefined, 'spring'],
    ['2026-05-31', undefined, 'spring'],
    ['2026-06-01', undefined, 'eur'],
    ['2026-05-15', 'fleet', 'spring'],
    ['2026-04-15', 'dealer', 'dealer'],
    ['2026-05-15', 'dealer', 'dealer-may'],
  ])('on %s for %s is %s', (date, customerGroup, id) => {
    expect(priceListOf(family, { market: 'DE', date, customerGroup }).priceList.id).toBe(id);
    const customer = customerGroup === undefined ? undefined : { group: customerGroup };
    const context = { market: 'DE', channel: 'desk', date, customer } as const;
    expect(marketOf(family, context).priceList.id).toBe(id);
  });
});

describe('the choice of a list', () => {
  it.each<[string, readonly Json[], object]>([
    [
      'two lists of one rank on one day',
      [
        { id: 'a', validFrom: '2026-01-01' },
        { id: 'b', validTo: '2026-01-01' },
      ],
      { path: '$.validFrom', message: 'in DE “a” applies on the same days' },
    ],
    ['two lists for everybody', [{ id: 'a' }], { message: 'in DE “eur” applies on the same days' }],
    ['an unknown market', [{ id: 'a', markets: ['XX'] }], { path: '$.markets[0]' }],
    [
      'an end before the beginning',
      [{ id: 'a', validFrom: '2026-02-01', validTo: '2026-01-01' }],
      { path: '$.validTo' },
    ],
    [
      'two currencies',
      [{ id: 'a', currency: 'SEK', customerGroup: 'dealer' }],
      { path: '$.currency', message: 'market DE is in EUR (“eur”)' },
    ],
    ['no day', [{ id: 'a', validFrom: '2026-02-30' }], { path: '$.validFrom' }],
  ])('refuses %s', (_, lists, fault) => {
    expect(faultsOf(withLists(...lists))).toContainEqual(expect.objectContaining(fault));
  });

  it.each([
    [{ validTo: '2026-01-31' }, { validFrom: '2026-02-01' }, undefined],
    [
      { validTo: '2026-01-31' },
      { validFrom: '2026-02-02' },
      'after 2026-01-31 and before 2026-02-02',
    ],
    [{ validTo: '2026-01-31' }, { customerGroup: 'dealer' }, 'after 2026-01-31'],
    [{ validFrom: '2026-01-31' }, { customerGroup: 'dealer' }, 'before 2026-01-31'],
  ])('with %j and %j has the gap %s', (own, other, gap) => {
    const loaded = load((files) => {
      files['price-lists/other.json'] = { ...files[EUR], ...other, id: 'other', markets: ['DE'] };
      Object.assign(files[EUR], own);
    });
    const said = faultsOf(loaded).filter(({ message }) => message.startsWith('no list applies'));
    expect(said.map(({ message }) => message)).toEqual(gap ? [`no list applies ${gap}`] : []);
  });
});

describe('matrices, formulas and quantity breaks', () => {
  const matrix = () => ({
    id: 'm',
    title: { en: 'M' },
    dimensions: [
      { fact: 'colour', values: ['red', 'blue'] },
      { fact: 'cable', upTo: [200, 300] },
    ],
    amounts: [
      [1, 2],
      [3, 4],
    ],
  });
  const formula = (more: Json) => ({
    id: 'f',
    title: { en: 'F' },
    fact: 'cable',
    amount: 5,
    ...more,
  });
  const faults = (more: Json) => faultsOf(load((files) => Object.assign(files[EUR], more)));
  const broken = (change: (m: Json) => void) => {
    const changed = matrix();
    change(changed);
    return faults({ matrices: [changed] });
  };

  it('are accepted where they are sound', () => {
    const formulas = [
      formula({ per: 2, unit: 'm', above: 1 }),
      formula({ id: 'g', fact: 'bulb.1', path: 'watts' }),
      formula({ id: 'h', fact: 'total.mass', unit: 'kg', per: 1 }),
    ];
    const quantityBreaks = [
      { from: 2, basisPoints: 100 },
      { from: 9, base: 1 },
    ];
    expect(faults({ matrices: [matrix()], formulas, quantityBreaks })).toEqual([]);
  });

  it.each<[string, (m: Json) => void, string]>([
    [
      'a value that is not',
      (m) => (m.dimensions[0].values[1] = 'green'),
      '$.matrices[0].dimensions[0].values[1].value',
    ],
    [
      'a value twice',
      (m) => (m.dimensions[0].values[1] = 'red'),
      '$.matrices[0].dimensions[0].values[1]',
    ],
    ['an unknown fact', (m) => (m.dimensions[1].fact = 'length'), '$.matrices[0].dimensions[1]'],
    [
      'a fact of the customer',
      (m) => (m.dimensions[0] = { fact: 'market', values: ['DE', 'SE'] }),
      '$.matrices[0].dimensions[0].fact',
    ],
    [
      'ranges that fall',
      (m) => (m.dimensions[1].upTo = [300, 200]),
      '$.matrices[0].dimensions[1].upTo[1]',
    ],
    [
      'ranges of what is no number',
      (m) => (m.dimensions[1].fact = 'colour'),
      '$.matrices[0].dimensions[1].operator',
    ],
    ['an amount missing', (m) => m.amounts[1].pop(), '$.matrices[0].amounts[1]'],
    ['a row missing', (m) => m.amounts.pop(), '$.matrices[0].amounts'],
    ['a level missing', (m) => (m.amounts = [1, 2]), '$.matrices[0].amounts[0]'],
    ['a level too many', (m) => (m.amounts[0][0] = [1]), '$.matrices[0].amounts[0][0]'],
    ['one dimension', (m) => m.dimensions.pop(), '$.matrices[0].dimensions'],
  ])('a matrix is refused for %s', (_, change, path) => {
    expect(broken(change).map((fault) => fault.path)).toContain(path);
  });

  it.each<[string, Json, string]>([
    ['an unknown fact', { fact: 'length' }, '$.formulas[0]'],
    ['a text', { fact: 'engraving' }, '$.formulas[0].fact'],
    ['a resource', { fact: 'resource.power.used' }, '$.formulas[0].fact'],
    ['a unit of something else', { unit: 'kg' }, '$.formulas[0].unit'],
    ['a finer unit', { unit: 'mm' }, '$.formulas[0].unit'],
    ['a unit of what has none', { fact: 'bulb.1', path: 'watts', unit: 'W' }, '$.formulas[0].unit'],
    ['too many steps', { fact: 'total.mass', per: 2 }, '$.formulas[0].per'],
  ])('a formula is refused for %s', (_, more, path) => {
    expect(faults({ formulas: [formula(more)] }).map((fault) => fault.path)).toEqual([path]);
  });

  it('breaks are refused out of order', () => {
    const quantityBreaks = [
      { from: 5, basisPoints: 100 },
      { from: 5, basisPoints: 200 },
    ];
    expect(faults({ quantityBreaks }).map((fault) => fault.path)).toEqual([
      '$.quantityBreaks[1].from',
    ]);
  });
});

describe('unitsIn', () => {
  it('counts whole small units in a large one', () => {
    expect([unitsIn('m', 'mm'), unitsIn('kg', 'g'), unitsIn('kWh', 'Wh')]).toEqual([
      1000, 1000, 1000,
    ]);
    expect([unitsIn('h', 'min'), unitsIn('pcs', 'pcs')]).toEqual([60, 1]);
    expect([unitsIn('mm', 'm'), unitsIn('kg', 'mm'), unitsIn('pcs', 'g')]).toEqual(Array(3));
  });
});
