/** Cases 2 to 5: an exclusion that locks nobody in, diagnoses, and a value that two rules list. */
import { describe, expect, it } from 'vitest';
import { allProducts } from '#rules/checker/brute-force.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceOf } from '#rules/pricing/price.ts';
import {
  CASE_FACTS,
  caseFamily,
  countByHand,
  countOf,
  decide,
  openCase,
  said,
  validOf,
} from '../../factories/case-family.ts';

describe('case 2: the computer', async () => {
  const configurator = await openCase('02-computer');
  const chosen = decide('ram=ram-16');

  it('has 16 of 18 products', () => {
    expect(countByHand('02-computer')).toBe(16);
    expect(countOf(configurator)).toBe(16);
  });

  it('lets the excluded disk be picked, with both ways to switch', () => {
    expect(validOf(configurator, chosen, 'hdd')).toEqual(['hdd-2', 'hdd-4']);
    const [repair, ...others] = configurator.repairs(chosen, 'hdd', 'hdd-1', 9);
    expect(others).toEqual([]);
    expect(repair?.retract).toEqual(chosen);
    expect(repair?.instead).toEqual(decide('ram=ram-8'));
    expect(repair?.priceChange).toBe(-2000);
    expect(validOf(configurator, repair?.decisions ?? [], 'ram')).toEqual(['ram-8', 'ram-32']);
  });
});

describe('case 2: showing three', async () => {
  const configurator = await openCase('02-computer');
  const family = publicFamily(caseFamily('02-computer'));
  const netOf = (product: Assignment) => priceOf(family, CASE_FACTS, product).net;

  it('has all products in order of price when asked for more than there are', () => {
    const shown = configurator.completions([], 'cheapest', 99);
    const all = allProducts(family, CASE_FACTS, 100) ?? [];
    expect(shown.map(netOf)).toEqual(all.map(netOf).sort((a, b) => a - b));
    expect(new Set(shown.map((product) => Object.values(product).join())).size).toBe(16);
  });
});

describe('case 3: minimal conflicts and diagnoses', async () => {
  const configurator = await openCase('03-diagnoses');
  const wishes = decide(
    'y-is-minus-ten=yes',
    'x-at-most-zero=yes',
    'y-above-x=yes',
    'x-at-least-two=yes',
  );
  it('finds exactly the four minimal repairs', () => {
    const repairs = configurator.restorations(wishes, 99).map(({ retract }) => said(retract));
    const expected = [
      ['x-at-least-two=yes', 'y-above-x=yes'],
      ['x-at-least-two=yes', 'y-is-minus-ten=yes'],
      ['x-at-most-zero=yes', 'y-above-x=yes'],
      ['x-at-most-zero=yes', 'y-is-minus-ten=yes'],
    ];
    expect(repairs.sort()).toEqual(expected);
  });

  it('explains with one of the two minimal conflicts, whichever wishes stand last', () => {
    const known = [
      ['x-at-least-two=yes', 'x-at-most-zero=yes'],
      ['y-above-x=yes', 'y-is-minus-ten=yes'],
    ];
    const found = new Set<string>();
    for (let turn = 0; turn < wishes.length; turn++) {
      const turned = [...wishes.slice(turn), ...wishes.slice(0, turn)];
      const clash = configurator.conflict(turned);
      expect(clash.status).toBe('invalid');
      expect(known).toContainEqual(said(clash.decisions));
      found.add(said(clash.decisions).join());
    }
    expect(found.size).toBe(2);
  });

  it('prefers to keep what weighs more', () => {
    const loss = ({ variable }: { variable: string }) => (variable.startsWith('x-at-most') ? 5 : 1);
    const [lightest] = configurator.restorations(wishes, 1, loss);
    expect(said(lightest?.retract ?? [])).not.toContain('x-at-most-zero=yes');
    const losses = configurator.restorations(wishes, 99, loss).map((repair) => repair.loss);
    expect(losses).toEqual([2, 2, 6, 6]);
  });
});

describe('case 5: a value in two restrictions', async () => {
  const configurator = await openCase('05-two-restrictions');

  it.each([
    [['line=sport', 'engine=diesel'], ['wheel-18']],
    [
      ['line=comfort', 'engine=diesel'],
      ['wheel-17', 'wheel-18'],
    ],
    [
      ['line=sport', 'engine=petrol'],
      ['wheel-18', 'wheel-19'],
    ],
    [[], ['wheel-16', 'wheel-17', 'wheel-18', 'wheel-19']],
  ])('offers with %j the wheels %j', (choices, wheels) => {
    expect(validOf(configurator, decide(...choices), 'wheel')).toEqual(wheels);
    expect(countOf(configurator, decide(...choices))).toBe(
      countByHand('05-two-restrictions', decide(...choices)),
    );
  });
});
