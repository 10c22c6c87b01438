/** Cases 10 to 13: resources, the same thing twice, a refusal at load, old work on a new model. */
import { describe, expect, it } from 'vitest';
import { publicFamily } from '#rules/model/public-family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { priceChanges } from '#rules/pricing/price-changes.ts';
import { priceOf } from '#rules/pricing/price.ts';
import {
  CASE_FACTS,
  caseFamily,
  caseFiles,
  countByHand,
  countOf,
  decide,
  openCase,
  said,
  validOf,
} from '../../factories/case-family.ts';

describe('case 10: resources', async () => {
  const configurator = await openCase('10-resources');
  const boards = decide('board.1=board-240', 'board.2=board-120');

  it('excludes the weak supply because of the two boards and the balance', () => {
    expect(validOf(configurator, boards, 'supply')).toEqual(['supply-500']);
    const { decisions, rules } = configurator.explain(boards, 'supply', 'supply-300');
    expect(said(decisions)).toEqual(said(boards));
    expect(rules).toEqual(['power-balance']);
  });

  it('offers a third board of 120 W at most; the others with their repairs', () => {
    expect(validOf(configurator, boards, 'board.3')).toEqual(['board-120', 'none']);
    const repairs = configurator.repairs(boards, 'board.3', 'board-180', 9);
    expect(repairs.map(({ retract }) => said(retract))).toEqual([['board.1=board-240']]);
    const large = configurator.repairs(boards, 'board.3', 'board-240', 9);
    expect(large.map(({ retract }) => said(retract))).toEqual([['board.1=board-240']]);
  });

  it('completes most cheaply without a third board', () => {
    expect(configurator.complete(boards, 'cheapest')).toMatchObject({
      supply: 'supply-500',
      'board.3': 'none',
    });
  });
});

describe('case 11: the same product twice', async () => {
  const configurator = await openCase('11-same-twice');

  it('takes the same component in two lines, in different colours and quantities', () => {
    const twice = [
      ...decide('first-line=tag-round', 'second-line=tag-round'),
      ...decide('first-colour=red', 'second-colour=blue'),
      { variable: 'first-line.quantity', value: 1 },
      { variable: 'second-line.quantity', value: 3 },
    ];
    expect(configurator.state(twice).consistent).toBe(true);
  });

  it('counts combinations of wheels, not permutations', () => {
    const lines = [
      ...decide('first-line=tag-round', 'second-line=none', 'first-colour=red'),
      { variable: 'first-line.quantity', value: 1 },
    ];
    // Of three kinds, alike or not: 6 pairs, 10 triples, 15 fours.
    expect(countOf(configurator, lines)).toBe(6 + 10 + 15);
    const soft = [...lines, ...decide('wheel.2=wheel-soft')];
    expect(countOf(configurator, soft)).toBe(3 + 6 + 10);
    const anyLines = 2 * 3 * 2 * (1 + 2 * 3 * 2);
    expect(countOf(configurator)).toBe(31 * anyLines);
  });

  it('lets each slot hold each wheel', () => {
    expect(validOf(configurator, decide('wheel.1=wheel-wide'), 'wheel.2')).toEqual([
      'wheel-hard',
      'wheel-soft',
      'wheel-wide',
    ]);
  });
});

describe('case 12: a variable without bounds', () => {
  it('is refused at its own line', () => {
    const loaded = loadFamily(caseFiles('12-unbounded'));
    expect(loaded.ok).toBe(false);
    expect(loaded.ok ? [] : loaded.error.map(({ file, path }) => ({ file, path }))).toEqual([
      { file: 'family.json', path: '$.characteristics[1].max' },
    ]);
  });
});

describe('case 13: old work on a new model', async () => {
  const old = await openCase('13-old-work-3');
  const current = await openCase('13-old-work-4');
  const saved = decide('battery=battery-500', 'motor=motor-80', 'rack=rack-steel', 'colour=green');

  it('shows the old product as it was', () => {
    const state = old.state(saved);
    expect(state.complete).toBe(true);
    const price = priceOf(publicFamily(caseFamily('13-old-work-3')), CASE_FACTS, state.product);
    expect(price.net).toBe(40_000 + 80_000 + 4_000);
  });

  it('says what is gone, and offers the nearest product of the new version', () => {
    expect(current.state(saved).consistent).toBe(false);
    expect(current.conflict(saved)).toMatchObject({
      status: 'invalid',
      decisions: decide('battery=battery-500'),
    });
    const [nearest, ...others] = current.restorations(saved, 9);
    expect(others).toEqual([]);
    expect(nearest?.retract).toEqual(decide('battery=battery-500'));
    expect(nearest?.instead).toEqual(decide('battery=battery-600'));
    expect(said(nearest?.decisions ?? [])).toEqual([
      'colour=green',
      'motor=motor-80',
      'rack=rack-steel',
    ]);
  });

  it('tells the rack’s new price apart from the change of battery', () => {
    const before = priceOf(
      publicFamily(caseFamily('13-old-work-3')),
      CASE_FACTS,
      old.state(saved).product,
    );
    const nearest = current.restorations(saved, 1)[0]?.decisions ?? [];
    const product = current.complete(nearest, 'cheapest') ?? {};
    const after = priceOf(publicFamily(caseFamily('13-old-work-4')), CASE_FACTS, product);
    const rack = priceChanges(before, after).find(({ cause }) => cause === 'component:rack-steel');
    expect((rack?.after ?? 0) - (rack?.before ?? 0)).toBe(1200);
    expect(after.net).toBe(52_000 + 80_000 + 5_200);
  });

  it('counts the same by hand in both versions', () => {
    expect(countOf(old)).toBe(countByHand('13-old-work-3'));
    expect(countOf(current)).toBe(countByHand('13-old-work-4'));
  });
});
