/** Cases 6 to 9: late changes, hidden modules, mutual defaults, compatibility tables. */
import { describe, expect, it } from 'vitest';
import { explodeBom } from '#rules/bom/explode.ts';
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { changeBetween } from '#rules/workflow/configurator-change.ts';
import { begin, makeChange, undo } from '#rules/workflow/configurator-history.ts';
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

describe('case 6: an early step changed late', async () => {
  const configurator = await openCase('06-late-change');
  const finished = decide(
    'engine=petrol-90',
    'gearbox=manual',
    'exhaust=sport',
    'colour=blue',
    'seats=leather',
    'roof=glass',
  );

  it('keeps what still fits and lists the smallest change', () => {
    const [repair, ...others] = configurator.repairs(finished, 'engine', 'electric-200', 9);
    expect(others).toEqual([]);
    expect(said(repair?.retract ?? [])).toEqual(['exhaust=sport', 'gearbox=manual']);
    expect(said(repair?.instead ?? [])).toEqual(['exhaust=without', 'gearbox=automatic']);
    expect(repair?.priceChange).toBe(600_000 + 120_000);
    expect(said(repair?.decisions ?? [])).toEqual([
      'colour=blue',
      'engine=electric-200',
      'roof=glass',
      'seats=leather',
    ]);
  });

  it('is applied on consent and undone in one step', () => {
    const [repair] = configurator.repairs(finished, 'engine', 'petrol-150', 9);
    expect(said(repair?.retract ?? [])).toEqual(['gearbox=manual']);
    const before = begin({ decisions: finished, revision: 1, page: 'here' });
    const after = makeChange(before, changeBetween(finished, repair?.decisions ?? []));
    expect(configurator.state(after.decisions).consistent).toBe(true);
    expect(undo(after).decisions).toEqual(finished);
  });

  it('answers a clash that is forced in, instead of failing or resetting', () => {
    const forced = [...finished, ...decide('engine=electric-200')];
    expect(configurator.state(forced).consistent).toBe(false);
    const [way] = configurator.restorations(forced, 1);
    expect(way && configurator.state(way.decisions).consistent).toBe(true);
  });
});

describe('case 7: a hidden module asks nothing', async () => {
  const configurator = await openCase('07-hidden-module');
  const family = caseFamily('07-hidden-module');

  it('is finished without a tow bar: no question, no price, no BOM line', async () => {
    const state = configurator.state(decide('tow-bar=none'));
    expect(state.complete).toBe(true);
    const wiring = state.variables.find(({ variable }) => variable === 'tow-bar-wiring');
    expect(wiring).toMatchObject({ active: false, value: 'none' });
    expect(await checkConfiguration(publicFamily(family), CASE_FACTS, state.product)).toEqual([]);
    expect(priceOf(publicFamily(family), CASE_FACTS, state.product).net).toBe(0);
    expect(explodeBom(family, CASE_FACTS, state.product)).toEqual([]);
  });

  it('is asked with one', () => {
    const state = configurator.state(decide('tow-bar=tow-bar-fixed'));
    expect(state.complete).toBe(false);
    expect(validOf(configurator, decide('tow-bar=tow-bar-fixed'), 'tow-bar-wiring')).toEqual([
      'wiring-7',
      'wiring-13',
    ]);
    const product = configurator.complete(decide('tow-bar=tow-bar-fixed'), 'cheapest') ?? {};
    expect(explodeBom(family, CASE_FACTS, product)).toHaveLength(2);
    expect(priceOf(publicFamily(family), CASE_FACTS, product).net).toBe(34_000);
    expect(countOf(configurator)).toBe(countByHand('07-hidden-module'));
    expect(countOf(configurator)).toBe(3);
  });
});

describe('case 8: defaults do not lock', async () => {
  const configurator = await openCase('08-defaults');

  it('proposes both, and leaves both open', () => {
    const { product, complete } = configurator.state([]);
    expect({ ...product }).toEqual({ colour: 'red', trim: 'sport' });
    expect(complete).toBe(true);
    for (const choices of [[], ['colour=red'], ['trim=sport'], ['colour=blue'], ['trim=plain']]) {
      const decisions = decide(...choices);
      expect(validOf(configurator, decisions, 'colour')).toEqual(['red', 'blue', 'grey']);
      expect(validOf(configurator, decisions, 'trim')).toEqual(['sport', 'plain']);
    }
    const changed = configurator.state(decide('colour=blue', 'trim=plain'));
    expect(changed.product).toEqual({ colour: 'blue', trim: 'plain' });
    expect(countOf(configurator)).toBe(6);
  });
});

describe('case 9: a compatibility table', async () => {
  const configurator = await openCase('09-table');

  it.each([[['height=28']], [['bell=steel', 'height=28']], [['height=28', 'bell=none']]])(
    'after height 28 leaves racing and city for men, with %j',
    (choices) => {
      const decisions = decide(...choices).map((d) => ({ ...d, value: String(d.value) }));
      const state = configurator.state(decisions);
      const type = state.variables.find(({ variable }) => variable === 'type');
      expect(type).toMatchObject({ value: 'mens', setBy: 'rule', rules: ['frame-heights-table'] });
      expect(validOf(configurator, decisions, 'model')).toEqual(['racing', 'city']);
    },
  );

  it('is the same from the other end, and needs no row for what is left out', () => {
    expect(validOf(configurator, decide('model=bmx'), 'height')).toEqual(['20']);
    for (const model of ['racing', 'city', 'kids', 'bmx']) {
      expect(validOf(configurator, decide(`model=${model}`), 'bell')).toContain('none');
    }
    expect(countOf(configurator)).toBe(countByHand('09-table'));
    expect(countOf(configurator)).toBe(4 * 2 + 4 * 3 + 2 + 2);
  });
});
