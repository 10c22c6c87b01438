import { describe, expect, it } from 'vitest';
import { limitsOf, within } from '#rules/bom/check-limits.ts';
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import { trackedLines } from '#rules/bom/tracked.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { familySchema, type Family } from '#rules/model/family.ts';
import { structuredCheck } from '#rules/model/production.ts';
import { centresOf, workOrderPlan } from '#rules/production/job.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

/** The lamp with tracked bulbs and clips and a measured check. */
const family: Family = familySchema.parse({
  ...lampFamily,
  bom: lampFamily.bom.map((item) => ({
    ...item,
    ...(item.id === 'light' && { tracked: 'serial' }),
    ...(item.id === 'clips' && { tracked: 'lot', scrap: 0.1 }),
  })),
  routing: lampFamily.routing.map((operation) => ({
    ...operation,
    ...(operation.id === 'mount' && { installs: ['light'] }),
    ...(operation.id === 'check' && {
      checks: [
        { en: 'It shines.' },
        { kind: 'measure', text: { en: 'Current' }, unit: 'mA', max: 30 },
        {
          kind: 'confirm',
          text: { en: 'The shade sits' },
          when: { not: { fact: 'shade', operator: 'equal', value: 'none' } },
        },
      ],
    }),
  })),
});
const built = (product: Assignment) => ({
  bom: explodeBom(family, lampContext, product),
  routing: routingOf(family, lampContext, product),
});

describe('the work order of a unit', () => {
  it('asks for each tracked part where it is installed, else at the last operation', () => {
    const { bom, routing } = built(fullLamp);
    expect(workOrderPlan(bom, routing)).toEqual({
      operations: [
        {
          id: 'mount',
          checks: [],
          parts: [
            { line: 'light', partNumber: 'P-WARM', tracked: 'serial', count: 1 },
            { line: 'light#2', partNumber: 'P-COLD', tracked: 'serial', count: 1 },
          ],
        },
        { id: 'engrave', checks: [], parts: [] },
        {
          id: 'check',
          checks: [{ kind: 'confirm' }, { kind: 'measure', max: 30 }, { kind: 'confirm' }],
          // Five are fetched, since one may be spoilt; four are built in.
          parts: [{ line: 'clips', partNumber: 'P-CABLE-CLIP', tracked: 'lot', count: 4 }],
        },
      ],
    });
  });

  it('has only the checks of this product', () => {
    const { routing } = built({ ...fullLamp, shade: 'none' });
    expect(routing.at(-1)?.checks).toHaveLength(2);
  });

  it('reads orders that hold plain texts and know nothing of tracking', () => {
    const { bom, routing } = built(fullLamp);
    const old = routing.map(({ installs: _, ...operation }) => ({
      ...operation,
      checks: [{ en: 'It shines.', sv: 'Den lyser.' }],
    }));
    const oldBom = bom.map(({ tracked: _, scrap: _s, ...line }) => line);
    expect(workOrderPlan(oldBom, old).operations.every(({ parts }) => parts.length === 0)).toBe(
      true,
    );
    expect(structuredCheck(old[0]!.checks[0]!)).toEqual({
      kind: 'confirm',
      text: { en: 'It shines.', sv: 'Den lyser.' },
    });
    expect(trackedLines(bom, old).get('check')).toHaveLength(3);
  });

  it('takes the time of set-up and run in whole minutes, less what a batch saves', () => {
    const { routing } = built(fullLamp);
    expect(tasksOf(routing).map(({ minutes }) => minutes)).toEqual([9, 15, 4]);
    expect(tasksOf(routing, { engrave: 5 }).map(({ minutes }) => minutes)).toEqual([9, 10, 4]);
  });

  it('takes hours and stations from the family, closed days from the workshop', () => {
    const [bench] = centresOf(family.workCentres, { closed: ['2026-12-24'] });
    expect(bench?.stations).toBe(1);
    expect(bench?.calendar.week[0]).toEqual([
      { from: 420, to: 720 },
      { from: 750, to: 930 },
    ]);
    expect(bench?.calendar.week[6]).toEqual([]);
    expect(bench?.calendar.closed).toEqual(['2026-12-24']);
  });
});

describe('limits', () => {
  const measure = (min?: number, max?: number) =>
    ({ kind: 'measure', text: { en: 'x' }, unit: 'mm', min, max }) as const;

  it.each([
    [measure(undefined, 0.5), '≤ 0.5 mm'],
    [measure(8), '≥ 8 mm'],
    [measure(8, 12), '8–12 mm'],
    [measure(), 'mm'],
    [{ kind: 'confirm', text: { en: 'x' } } as const, ''],
  ])('are written in signs: %j', (check, written) => {
    expect(limitsOf(check, String)).toBe(written);
  });

  it('belong to what is allowed', () => {
    expect([0.5, 0.51].map((value) => within({ max: 0.5 }, value))).toEqual([true, false]);
    expect([8, 7.9].map((value) => within({ min: 8 }, value))).toEqual([true, false]);
  });
});
