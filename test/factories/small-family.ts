/**
 * A small lamp family as the files of its folder: one of each thing a family can hold, so that
 * a test can break one line of it. `lampFiles()` is fresh on each call.
 */
import type { Family } from '#rules/model/family.ts';
import { loadFamily } from '#rules/model/load-family.ts';

const text = (en: string) => ({ en });
const component = (
  id: string,
  type: string,
  attributes: Record<string, unknown>,
  more: Record<string, unknown> = {},
) => ({
  id,
  type,
  title: text(id),
  mass: 100,
  attributes,
  partNumber: `P-${id}`,
  supplier: 'Works',
  cost: 500,
  stock: 3,
  leadTimeDays: 5,
  bin: 'A1',
  ...more,
});

export function lampFiles(): Record<string, unknown> {
  return {
    'family.json': {
      format: 'kitwright-family/1',
      id: 'lamp',
      title: text('Lamp'),
      tagline: text('Light'),
      description: text('A lamp'),
      noun: text('lamp'),
      costCurrency: 'EUR',
      buildDays: 1,
    },
    'groups.json': [{ id: 'all', title: text('All') }],
    'component-types.json': [
      {
        id: 'socket',
        title: text('Socket'),
        attributes: [{ id: 'mount', type: 'string', title: text('Mount') }],
      },
      {
        id: 'bulb',
        title: text('Bulb'),
        attributes: [
          { id: 'mount', type: 'string', title: text('Mount') },
          { id: 'watts', type: 'number', title: text('Power') },
          { id: 'dimmable', type: 'boolean', title: text('Dimmable') },
        ],
      },
      {
        id: 'supply',
        title: text('Supply'),
        attributes: [{ id: 'watts', type: 'number', title: text('Power') }],
      },
      { id: 'dimmer', title: text('Dimmer') },
    ],
    'components/sockets.json': [
      component('socket-e14', 'socket', { mount: 'E14' }),
      component('socket-e27', 'socket', { mount: 'E27' }),
    ],
    'components/bulbs.json': [
      component('bulb-5', 'bulb', { mount: 'E14', watts: 5, dimmable: true }),
      component('bulb-9', 'bulb', { mount: 'E27', watts: 9, dimmable: true }),
      component('bulb-40', 'bulb', { mount: 'E27', watts: 40, dimmable: false }, { stock: 0 }),
    ],
    'components/rest.json': [
      component('supply-20', 'supply', { watts: 20 }),
      component('supply-60', 'supply', { watts: 60 }),
      component('dimmer-a', 'dimmer', {}),
    ],
    'modules.json': [
      { id: 'socket', title: text('Socket'), group: 'all', componentType: 'socket' },
      {
        id: 'bulb',
        title: text('Bulb'),
        group: 'all',
        componentType: 'bulb',
        cardinality: { min: 1, max: 2 },
      },
      { id: 'supply', title: text('Supply'), group: 'all', componentType: 'supply' },
      {
        id: 'dimmer',
        title: text('Dimmer'),
        group: 'all',
        componentType: 'dimmer',
        cardinality: { min: 0, max: 1 },
      },
    ],
    'characteristics.json': [
      {
        kind: 'choice',
        id: 'colour',
        title: text('Colour'),
        group: 'all',
        values: [
          { id: 'red', title: text('Red'), swatch: '#FF0000', attributes: { warm: true } },
          { id: 'blue', title: text('Blue'), attributes: { warm: false } },
        ],
      },
      {
        kind: 'number',
        id: 'cable',
        title: text('Cable'),
        group: 'all',
        min: 100,
        max: 300,
        step: 50,
        unit: 'cm',
      },
      { kind: 'text', id: 'engraving', title: text('Engraving'), group: 'all', maxLength: 20 },
    ],
    'totals.json': [{ id: 'mass', title: text('Mass'), unit: 'g', attribute: 'mass', shown: true }],
    'resources.json': [
      {
        id: 'power',
        title: text('Power'),
        unit: 'W',
        provided: [{ module: 'supply', attribute: 'watts' }],
        used: [{ module: 'bulb', attribute: 'watts' }],
      },
    ],
    'tables.json': [
      {
        id: 'colours',
        title: text('Colours'),
        columns: [{ variable: 'colour' }, { variable: 'socket', path: 'mount' }],
        rows: [
          ['red', 'E14'],
          ['red', 'E27'],
          ['blue', 'E27'],
        ],
      },
    ],
    'preferences.json': [
      {
        kind: 'boolean',
        id: 'dims',
        title: text('Dims'),
        why: text('To fit a dimmer'),
        strength: 'hard',
      },
    ],
    'rules/safety.json': [
      {
        id: 'mount-fits',
        title: text('The bulb fits'),
        because: text('Another thread does not hold.'),
        conditions: {
          any: [
            {
              all: [
                { fact: 'socket', path: 'mount', operator: 'equal', value: 'E14' },
                { fact: 'bulb', path: 'mount', operator: 'contains', value: 'E27' },
              ],
            },
            {
              all: [
                { fact: 'socket', path: 'mount', operator: 'equal', value: 'E27' },
                { fact: 'bulb', path: 'mount', operator: 'contains', value: 'E14' },
              ],
            },
          ],
        },
        event: { type: 'forbid' },
        examples: [{ given: { socket: 'socket-e14', 'bulb.1': 'bulb-9' }, expect: 'invalid' }],
      },
      {
        id: 'power-balance',
        title: text('Enough power'),
        because: text('The supply feeds all bulbs.'),
        conditions: { all: [] },
        event: { type: 'balance', params: { resource: 'power' } },
      },
      {
        id: 'colour-table',
        title: text('Colours'),
        because: text('As painted.'),
        conditions: { all: [] },
        event: { type: 'table', params: { table: 'colours' } },
      },
    ],
    'rules/wishes.json': [
      {
        id: 'dimmer-dims',
        title: text('A dimmer for those who dim'),
        because: text('You told us.'),
        conditions: {
          all: [{ fact: 'preferences', path: 'dims', operator: 'equal', value: true }],
        },
        event: {
          type: 'require',
          params: {
            conditions: { fact: 'dimmer', operator: 'notEqual', value: 'none' },
          },
        },
      },
      {
        id: 'sheet-note',
        title: text('Note'),
        because: text('For the workshop.'),
        conditions: { all: [{ fact: 'engraving', operator: 'equal', value: 'given' }] },
        event: { type: 'note', params: { text: text('Engrave') } },
      },
    ],
    'price-lists/eur.json': {
      id: 'eur',
      currency: 'EUR',
      base: 1000,
      baseTitle: text('Base'),
      components: {
        'socket-e14': 100,
        'socket-e27': 120,
        'bulb-5': 300,
        'bulb-9': 400,
        'bulb-40': 200,
        'supply-20': 500,
        'supply-60': 900,
        'dimmer-a': 700,
      },
      characteristics: [
        { variable: 'engraving', value: 'given', amount: 900 },
        { variable: 'cable', perUnit: 2, from: 100 },
      ],
      bundles: [
        {
          id: 'dim-set',
          title: text('Dim set'),
          conditions: {
            all: [
              { fact: 'dimmer', operator: 'equal', value: 'dimmer-a' },
              { fact: 'bulb', path: 'dimmable', operator: 'contains', value: true },
            ],
          },
          amount: -200,
        },
      ],
    },
    'markets.json': [
      {
        id: 'DE',
        title: text('Germany'),
        priceList: 'eur',
        taxBasisPoints: 1900,
        taxTitle: text('VAT'),
        delivery: 500,
        deliveryDays: 2,
      },
    ],
    'bom.json': [{ id: 'bulbs', module: 'bulb' }],
    'work-centres.json': [{ id: 'bench', title: text('Bench'), rate: 6000 }],
    'routing.json': [
      {
        id: 'assemble',
        sequence: 10,
        title: text('Assemble'),
        workCentre: 'bench',
        setup: 5,
        run: 10,
        instructions: [text('Screw in')],
      },
    ],
    'picture.json': { width: 100, height: 100, title: text('A lamp') },
    'picture/10-body.json': [
      {
        id: 'body',
        variable: 'colour',
        shapes: [
          { shape: 'circle', cx: 50, cy: 50, r: 20, fill: { fact: 'colour', path: 'swatch' } },
        ],
      },
    ],
  };
}

/** The family loaded; throws with its faults when it does not load. */
export function loadOrThrow(files: Record<string, unknown>): Family {
  const loaded = loadFamily(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
  return loaded.value;
}
