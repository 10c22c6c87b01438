/** Loading joins the files; each single mistake is told at its file, path and rule. */
import { describe, expect, it } from 'vitest';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { variablesOf } from '#rules/model/variables.ts';
import { lampFiles, loadOrThrow } from '../../factories/small-family.ts';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

function faultsAfter(change: (files: Json) => void) {
  const files = structuredClone(lampFiles()) as Json;
  change(files);
  const loaded = loadFamily(files);
  return loaded.ok ? [] : loaded.error;
}

describe('loadFamily', () => {
  it('joins the files of a folder into one family', () => {
    const family = loadOrThrow(lampFiles());
    expect(family.components).toHaveLength(8);
    expect(family.rules.map((rule) => rule.id)).toContain('dimmer-dims');
    expect(family.priceLists[0]?.currency).toBe('EUR');
    expect(family.picture.layers).toHaveLength(1);
    expect(family.modules[0]?.cardinality).toEqual({ min: 1, max: 1 });
  });

  it.each<[string, (files: Json) => void, object]>([
    [
      'a missing text',
      (f) => delete f['rules/wishes.json'][0].because,
      { file: 'rules/wishes.json', path: '$[0].because', rule: 'dimmer-dims' },
    ],
    [
      'an unknown operator',
      (f) => (f['rules/safety.json'][0].conditions.any[0].all[0].operator = 'like'),
      {
        file: 'rules/safety.json',
        path: '$[0].conditions.any[0].all[0].operator',
        rule: 'mount-fits',
      },
    ],
    [
      'an unknown fact',
      (f) => (f['rules/safety.json'][0].conditions.any[0].all[0].fact = 'sokcet'),
      { path: '$[0].conditions.any[0].all[0]', message: 'unknown fact “sokcet”' },
    ],
    [
      'an unknown attribute',
      (f) => (f['rules/safety.json'][0].conditions.any[0].all[0].path = 'thread'),
      { message: '“socket” has no attribute “thread”' },
    ],
    [
      'an undeclared preference',
      (f) => (f['rules/wishes.json'][0].conditions.all[0].path = 'likes'),
      { rule: 'dimmer-dims', message: 'unknown preference “likes”' },
    ],
    [
      'a numeric operator on a text',
      (f) => (f['rules/safety.json'][0].conditions.any[0].all[0].operator = 'lessThan'),
      { message: '“lessThan” needs a number, and this is a string' },
    ],
    [
      'an unknown component in a condition',
      (f) => (f['rules/wishes.json'][0].event.params.conditions.value = 'dimmer-b'),
      { path: '$[0].event.params.conditions.value', message: 'unknown value "dimmer-b"' },
    ],
    [
      'conditions that never hold together',
      (f) =>
        f['rules/wishes.json'][0].conditions.all.push({
          fact: 'preferences',
          path: 'dims',
          operator: 'equal',
          value: false,
        }),
      { path: '$[0].conditions', message: expect.stringContaining('never hold together') },
    ],
    [
      'a duplicate fact',
      (f) => (f['characteristics.json'][0].id = 'bulb'),
      { file: 'characteristics.json', path: '$[0].id', message: 'duplicate fact “bulb”' },
    ],
    [
      'a number without a range',
      (f) => delete f['characteristics.json'][1].max,
      { file: 'characteristics.json', path: '$[1].max' },
    ],
    [
      'a range of too many values',
      (f) => Object.assign(f['characteristics.json'][1], { max: 1e12, step: 1 }),
      { file: 'characteristics.json', path: '$[1].step' },
    ],
    [
      'a fraction in a sum',
      (f) => (f['components/bulbs.json'][0].attributes.watts = 5.5),
      { file: 'resources.json', path: '$[0].used[0].attribute' },
    ],
    [
      'an unknown resource',
      (f) => (f['rules/safety.json'][1].event.params.resource = 'heat'),
      { rule: 'power-balance', message: 'unknown resource “heat”' },
    ],
    [
      'a component without a price',
      (f) => delete f['price-lists/eur.json'].components['bulb-9'],
      { file: 'price-lists/eur.json', path: '$.components' },
    ],
    [
      'a row too short',
      (f) => f['tables.json'][0].rows[1].pop(),
      { file: 'tables.json', path: '$[0].rows[1]' },
    ],
    [
      'an unknown layer variable',
      (f) => (f['picture/10-body.json'][0].variable = 'hue'),
      { file: 'picture/10-body.json', path: '$[0].variable' },
    ],
    ['a file of no section', (f) => (f['parts.json'] = []), { file: 'parts.json', path: '$' }],
    [
      'a slot that is not there',
      (f) =>
        (f['rules/wishes.json'][0].event = {
          type: 'default',
          params: { variable: 'bulb', value: 'bulb-9' },
        }),
      { message: 'unknown variable “bulb”; a slot of it is “bulb.1”' },
    ],
    [
      'a soft preference in a hard rule',
      (f) => (f['preferences.json'][0].strength = 'soft'),
      {
        file: 'rules/wishes.json',
        rule: 'dimmer-dims',
        path: '$[0].conditions.all[0]',
        message: 'a require rule binds: the soft preference “dims” only suggests',
      },
    ],
    [
      'usage in what a hard rule requires',
      (f) =>
        (f['rules/wishes.json'][0].event.params.conditions = {
          not: { fact: 'bulb', operator: 'contains', value: { fact: 'usage', path: 'bulb' } },
        }),
      { rule: 'dimmer-dims', path: '$[0].event.params.conditions.not' },
    ],
    [
      'a shift that ends before it begins',
      (f) => (f['work-centres.json'][0].shifts = [{ days: [1], from: '16:00', to: '08:00' }]),
      { file: 'work-centres.json', path: '$[0].shifts[0].to' },
    ],
    [
      'a time that is none',
      (f) => (f['work-centres.json'][0].shifts = [{ days: [1], from: '8:00', to: '16:00' }]),
      { path: '$[0].shifts[0].from', message: 'a time as 07:30' },
    ],
    [
      'an operation that installs what is not in the BOM',
      (f) => (f['routing.json'][0].installs = ['bulbs', 'bulb']),
      { path: '$[0].installs[1]', message: 'unknown BOM item “bulb”' },
    ],
    [
      'limits nothing can meet',
      (f) =>
        (f['routing.json'][0].checks = [
          { kind: 'measure', text: { en: 'Current' }, unit: 'mA', min: 30, max: 20 },
        ]),
      { path: '$[0].checks[0].max', message: 'no value is at least 30 and at most 20' },
    ],
    [
      'a measured check without a unit',
      (f) => (f['routing.json'][0].checks = [{ kind: 'measure', text: { en: 'Current' } }]),
      { file: 'routing.json', path: '$[0].checks[0].unit' },
    ],
    [
      'a check under an unknown condition',
      (f) =>
        (f['routing.json'][0].checks = [
          {
            kind: 'confirm',
            text: { en: 'It dims' },
            when: { fact: 'dim', operator: 'equal', value: 'none' },
          },
        ]),
      { path: '$[0].checks[0].when', message: 'unknown fact “dim”' },
    ],
    [
      'a phantom with a serial number',
      (f) => Object.assign(f['bom.json'][0], { phantom: true, tracked: 'serial' }),
      { file: 'bom.json', path: '$[0].tracked' },
    ],
    [
      'a serial number of metres',
      (f) => Object.assign(f['bom.json'][0], { unit: 'm', tracked: 'serial' }),
      { path: '$[0].tracked', message: 'only pieces have serial numbers, not “m”' },
    ],
    [
      'more scrap than parts',
      (f) => (f['bom.json'][0].scrap = 1.5),
      { file: 'bom.json', path: '$[0].scrap' },
    ],
  ])('tells %s', (_, change, fault) => {
    const faults = faultsAfter(change);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(fault);
  });
});

describe('a soft preference', () => {
  it('may drive soft rules', () => {
    const faults = faultsAfter((f) => {
      f['preferences.json'][0].strength = 'soft';
      f['rules/wishes.json'][0].event = {
        type: 'default',
        params: { variable: 'dimmer', value: 'dimmer-a' },
      };
    });
    expect(faults).toEqual([]);
  });
});

describe('publicFamily', () => {
  it('holds nothing that only staff may see', () => {
    const shown = publicFamily(loadOrThrow(lampFiles()));
    const words = JSON.stringify(shown);
    for (const hidden of ['partNumber', 'supplier', 'cost', 'stock', '"bin"', 'routing', 'Engrave'])
      expect(words).not.toContain(hidden);
    expect(shown.components.find((c) => c.id === 'bulb-40')?.waitDays).toBe(5);
    expect(shown.components.find((c) => c.id === 'bulb-9')?.waitDays).toBe(0);
  });
});

describe('variablesOf', () => {
  it('lists slots, and none only where it may be empty', () => {
    const variables = variablesOf(loadOrThrow(lampFiles()));
    expect(variables.map((v) => v.id)).toEqual([
      ...['socket', 'bulb.1', 'bulb.2', 'supply', 'dimmer', 'colour', 'cable', 'engraving'],
    ]);
    expect(variables.find((v) => v.id === 'bulb.1')?.domain).not.toContain('none');
    expect(variables.find((v) => v.id === 'bulb.2')?.domain).toContain('none');
    expect(variables.find((v) => v.id === 'cable')?.domain).toEqual([100, 150, 200, 250, 300]);
  });
});
