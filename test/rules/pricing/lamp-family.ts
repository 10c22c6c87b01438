/**
 * A desk lamp: the smallest family that has every phenomenon of pricing, BOM and routing:
 * an optional module, a repeated one, one with a quantity, each kind of characteristic, a bundle,
 * two markets, a two-level BOM with a phantom, formula quantities and conditional operations.
 */
import { familySchema, type Family } from '#rules/model/family.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';

const component = (
  id: string,
  type: string,
  bin: string,
  cost: number,
  more: Record<string, unknown> = {},
) => ({
  id,
  type,
  title: { en: `The ${id}`, sv: `En ${id}` },
  mass: 100,
  partNumber: `P-${id.toUpperCase()}`,
  supplier: 'Lumen AB',
  cost,
  stock: 5,
  leadTimeDays: 4,
  bin,
  ...more,
});

export const lampFamily: Family = familySchema.parse({
  format: 'kitwright-family/1',
  id: 'lamp',
  title: { en: 'Desk lamp', sv: 'Skrivbordslampa' },
  tagline: { en: 'Light where you work' },
  description: { en: 'A lamp of your own.' },
  noun: { en: 'lamp', sv: 'lampa' },
  costCurrency: 'EUR',
  buildDays: 2,
  groups: [{ id: 'body', title: { en: 'Body', sv: 'Stomme' } }],
  componentTypes: [
    { id: 'foot', title: { en: 'Foot' }, attributes: [] },
    {
      id: 'bulb',
      title: { en: 'Bulb' },
      attributes: [{ id: 'power', type: 'number', title: { en: 'Power' }, unit: 'W' }],
    },
    { id: 'shade', title: { en: 'Shade' }, attributes: [] },
    { id: 'clip', title: { en: 'Clip' }, attributes: [] },
  ],
  components: [
    component('oak', 'foot', 'A-10', 900),
    component('steel', 'foot', 'A-2', 700, { stock: 0, leadTimeDays: 9 }),
    component('warm', 'bulb', 'B-1', 200, { attributes: { power: 4 } }),
    component('cold', 'bulb', 'B-1', 150, { attributes: { power: 7 }, stock: 0, leadTimeDays: 3 }),
    component('cone', 'shade', 'C-1', 500, { swatch: '#B4532A' }),
    component('cable-clip', 'clip', 'B-9', 10),
  ],
  modules: [
    { id: 'foot', title: { en: 'Foot', sv: 'Fot' }, group: 'body', componentType: 'foot' },
    {
      id: 'light',
      title: { en: 'Light', sv: 'Ljus' },
      group: 'body',
      componentType: 'bulb',
      cardinality: { min: 1, max: 3 },
    },
    {
      id: 'shade',
      title: { en: 'Shade', sv: 'Skärm' },
      group: 'body',
      componentType: 'shade',
      cardinality: { min: 0, max: 1 },
    },
    {
      id: 'clips',
      title: { en: 'Clips', sv: 'Klämmor' },
      group: 'body',
      componentType: 'clip',
      quantity: { min: 1, max: 8 },
    },
  ],
  characteristics: [
    {
      kind: 'choice',
      id: 'colour',
      title: { en: 'Colour', sv: 'Färg' },
      group: 'body',
      values: [
        { id: 'white', title: { en: 'white', sv: 'vit' }, swatch: '#FFFFFF' },
        { id: 'copper', title: { en: 'copper', sv: 'koppar' }, swatch: '#B4532A' },
      ],
    },
    {
      kind: 'number',
      id: 'cable',
      title: { en: 'Cable', sv: 'Sladd' },
      group: 'body',
      min: 500,
      max: 3000,
      step: 1,
      unit: 'mm',
    },
    {
      kind: 'text',
      id: 'engraving',
      title: { en: 'Engraving', sv: 'Gravyr' },
      group: 'body',
      maxLength: 40,
    },
  ],
  rules: [],
  priceLists: [
    {
      id: 'euro',
      currency: 'EUR',
      base: 4_990,
      baseTitle: { en: 'Lamp', sv: 'Lampa' },
      components: { oak: 1_500, steel: 0, warm: 333, cold: 299, cone: 1_250, 'cable-clip': 35 },
      characteristics: [
        { variable: 'colour', value: 'copper', amount: 700 },
        { variable: 'cable', perUnit: 3, from: 1500 },
        { variable: 'engraving', value: 'given', amount: 1_200 },
      ],
      bundles: [
        {
          id: 'oak-and-cone',
          title: { en: 'Oak with cone' },
          conditions: {
            all: [
              { fact: 'foot', operator: 'equal', value: 'oak' },
              { fact: 'shade', operator: 'equal', value: 'cone' },
            ],
          },
          amount: -400,
        },
      ],
    },
    {
      id: 'krona',
      currency: 'SEK',
      base: 59_900,
      baseTitle: { en: 'Lamp', sv: 'Lampa' },
      components: {
        oak: 17_900,
        steel: 0,
        warm: 3_990,
        cold: 3_490,
        cone: 14_900,
        'cable-clip': 400,
      },
    },
  ],
  markets: [
    {
      id: 'DE',
      title: { en: 'Germany' },
      priceList: 'euro',
      taxBasisPoints: 1900,
      taxTitle: { en: 'VAT 19 %' },
      roundTo: 5,
      delivery: 590,
      deliveryDays: 2,
    },
    {
      id: 'SE',
      title: { en: 'Sweden' },
      priceList: 'krona',
      taxBasisPoints: 2500,
      taxTitle: { en: 'VAT 25 %', sv: 'Moms 25 %' },
      roundTo: 100,
      delivery: 0,
      deliveryDays: 1,
    },
  ],
  bom: [
    {
      id: 'stand',
      part: { number: 'KIT-1', title: { en: 'Stand kit' }, bin: '-', cost: 0 },
      phantom: true,
      children: [
        {
          id: 'foot',
          module: 'foot',
          children: [
            {
              id: 'foot-screw',
              part: { number: 'S-4', title: { en: 'Screw M4' }, bin: 'A-10', cost: 3, mass: 2 },
              quantity: 4,
            },
          ],
        },
        {
          id: 'felt',
          part: { number: 'F-1', title: { en: 'Felt' }, bin: 'A-2', cost: 20, mass: 1 },
          when: { fact: 'foot', operator: 'equal', value: 'oak' },
        },
      ],
    },
    {
      id: 'light',
      module: 'light',
      children: [
        {
          id: 'socket',
          part: { number: 'K-27', title: { en: 'Socket' }, bin: 'B-2', cost: 80, mass: 30 },
          children: [
            {
              id: 'socket-screw',
              part: { number: 'S-4', title: { en: 'Screw M4' }, bin: 'A-10', cost: 3, mass: 2 },
              quantity: 2,
            },
          ],
        },
      ],
    },
    { id: 'shade', module: 'shade' },
    { id: 'clips', module: 'clips' },
    {
      id: 'cable',
      part: { number: 'C-75', title: { en: 'Cable' }, bin: 'C-9', cost: 120, mass: 40 },
      unit: 'm',
      quantity: { base: 0.15, terms: [{ fact: 'cable', factor: 0.001 }] },
    },
  ],
  workCentres: [
    { id: 'bench', title: { en: 'Bench' }, rate: 4800 },
    { id: 'test', title: { en: 'Test' }, rate: 6000 },
  ],
  routing: [
    {
      id: 'check',
      sequence: 90,
      title: { en: 'Check' },
      workCentre: 'test',
      setup: 1,
      run: 3,
      instructions: [{ en: 'Switch on.' }],
      checks: [{ en: 'It shines.' }],
    },
    {
      id: 'mount',
      sequence: 10,
      title: { en: 'Mount', sv: 'Montera' },
      workCentre: 'bench',
      setup: 2,
      run: { base: 5, terms: [{ fact: 'cable', factor: 0.001 }] },
      instructions: [{ en: 'Screw it together.' }],
      torques: [{ joint: { en: 'Foot' }, nm: 2.5 }],
    },
    {
      id: 'engrave',
      sequence: 20,
      title: { en: 'Engrave' },
      workCentre: 'bench',
      setup: 5,
      run: 10,
      when: { fact: 'engraving', operator: 'equal', value: 'given' },
      instructions: [{ en: 'Engrave the name.' }],
    },
  ],
  picture: {
    width: 200,
    height: 100,
    title: { en: 'A desk lamp', sv: 'En skrivbordslampa' },
    layers: [
      {
        id: 'foot',
        variable: 'foot',
        shapes: [
          {
            shape: 'rect',
            x: 10,
            y: 80,
            width: 80,
            height: 10,
            fill: { fact: 'colour', path: 'swatch' },
            stroke: '#1B1F24',
          },
        ],
      },
      {
        id: 'shade',
        variable: 'shade',
        when: { fact: 'shade', operator: 'equal', value: 'cone' },
        translate: [5, 0],
        shapes: [
          {
            shape: 'path',
            d: 'M40 10 L80 50 L20 50 Z',
            fill: { fact: 'shade', path: 'swatch' },
            stroke: '#1B1F24',
            rotate: [10, 40, 30],
          },
        ],
      },
    ],
  },
});

export const lampContext: ContextFacts = { market: 'DE', channel: 'web', date: '2026-03-02' };

/** Everything chosen: oak foot, two lights, cone, four clips, copper, 1,750 mm, engraved. */
export const fullLamp: Assignment = {
  foot: 'oak',
  'light.1': 'warm',
  'light.2': 'cold',
  'light.3': 'none',
  shade: 'cone',
  clips: 'cable-clip',
  'clips.quantity': 4,
  colour: 'copper',
  cable: 1750,
  engraving: 'Åsa',
};
