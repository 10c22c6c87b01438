/** A small family with one of everything an order copies: quick to configure, price and build. */
import { familySchema, type Family } from '#rules/model/family.ts';

const t = (en: string) => ({ en });
const component = (id: string, type: string, change: Record<string, unknown> = {}) => ({
  id,
  type,
  title: t(id),
  mass: 100,
  partNumber: `P-${id}`,
  supplier: 'Supplier',
  cost: 1000,
  stock: 5,
  leadTimeDays: 3,
  bin: 'A1',
  ...change,
});

/** `base` is the base price in öre. */
export function lampFamily(base = 10_000): Family {
  return familySchema.parse({
    format: 'kitwright-family/1',
    id: 'lamp',
    title: { en: 'Lamp', sv: 'Lampa' },
    tagline: t('Light'),
    description: t('A lamp'),
    noun: t('lamp'),
    costCurrency: 'SEK',
    buildDays: 2,
    groups: [{ id: 'main', title: t('Main') }],
    componentTypes: [
      { id: 'foot', title: t('Foot') },
      { id: 'shade', title: t('Shade') },
    ],
    components: [
      component('oak', 'foot'),
      component('steel', 'foot'),
      component('paper', 'shade'),
      component('wool', 'shade'),
    ],
    modules: [
      { id: 'foot', title: t('Foot'), group: 'main', componentType: 'foot' },
      {
        id: 'shade',
        title: t('Shade'),
        group: 'main',
        componentType: 'shade',
        cardinality: { min: 0, max: 1 },
      },
    ],
    characteristics: [
      {
        kind: 'choice',
        id: 'colour',
        title: t('Colour'),
        group: 'main',
        values: [
          { id: 'red', title: t('Red') },
          { id: 'blue', title: t('Blue') },
        ],
      },
      {
        kind: 'number',
        id: 'height',
        title: t('Height'),
        group: 'main',
        min: 300,
        max: 400,
        step: 10,
        unit: 'mm',
      },
      { kind: 'text', id: 'engraving', title: t('Engraving'), group: 'main', maxLength: 20 },
    ],
    preferences: [
      { kind: 'boolean', id: 'vegan', title: t('Vegan'), why: t('Wool'), strength: 'hard' },
    ],
    rules: [
      ...[
        ['foot', 'oak'],
        ['shade', 'paper'],
        ['colour', 'red'],
        ['height', 300],
      ].map(([variable, value]) => ({
        id: `default-${variable}`,
        title: t('default'),
        because: t('usual'),
        conditions: { all: [] },
        event: { type: 'default', params: { variable, value } },
      })),
      {
        id: 'no-blue-oak',
        title: t('No blue oak'),
        because: t('ugly'),
        conditions: {
          all: [
            { fact: 'foot', operator: 'equal', value: 'oak' },
            { fact: 'colour', operator: 'equal', value: 'blue' },
          ],
        },
        event: { type: 'forbid' },
      },
      {
        id: 'vegan-no-wool',
        title: t('No wool'),
        because: t('vegan'),
        conditions: {
          all: [
            { fact: 'preferences', path: 'vegan', operator: 'equal', value: true },
            { fact: 'shade', operator: 'equal', value: 'wool' },
          ],
        },
        event: { type: 'forbid' },
      },
    ],
    priceLists: [
      {
        id: 'sek',
        currency: 'SEK',
        base,
        baseTitle: t('Lamp'),
        components: { oak: 500, steel: 900, paper: 100, wool: 700 },
      },
    ],
    markets: [
      {
        id: 'SE',
        title: t('Sweden'),
        priceList: 'sek',
        taxBasisPoints: 2500,
        taxTitle: t('VAT'),
        roundTo: 100,
        delivery: 4900,
        deliveryDays: 2,
      },
    ],
    bom: [{ id: 'foot', module: 'foot' }],
    workCentres: [{ id: 'bench', title: t('Bench'), rate: 500 }],
    routing: [
      {
        id: 'assemble',
        sequence: 10,
        title: t('Assemble'),
        workCentre: 'bench',
        setup: 5,
        run: 10,
        instructions: [t('Screw the foot to the shade')],
      },
    ],
    picture: {
      width: 100,
      height: 100,
      title: t('A lamp'),
      layers: [
        { id: 'foot', shapes: [{ shape: 'circle', cx: 50, cy: 50, r: 20, fill: '#aa0000' }] },
      ],
    },
  });
}
