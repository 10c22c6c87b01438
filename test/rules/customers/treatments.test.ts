import { describe, expect, it } from 'vitest';
import {
  firstOf,
  treatmentsFor,
  treatmentsSchema,
  type CustomerFacts,
} from '#rules/customers/treatments/treatment.ts';
import { standardTreatments } from '#app/services/customers/standard-treatments.ts';

const treatment = (id: string, conditions: object, days = 1) => ({
  id,
  title: { en: id },
  because: { en: id },
  conditions,
  event: { type: 'road-days', params: { days } },
});
const leaf = (fact: string, value: unknown, path?: string) => ({
  all: [{ fact, operator: 'equal', value, ...(path !== undefined && { path }) }],
});
const read = (...all: readonly object[]) => treatmentsSchema.safeParse(all);

describe('treatments', () => {
  it.each([
    ['what no customer has', leaf('saddle', 'leather')],
    ['a preference, which is a family’s', leaf('preferences', true, 'vegan')],
    ['a segment there is not', leaf('segment', 'champignon')],
    ['a segment there is not, deep inside', { not: { any: [leaf('segment', 'best')] } }],
    ['something of the customer that is not kept', leaf('customer', 'x', 'shoeSize')],
    ['the customer as a whole', leaf('customer', 'x')],
    ['a part of what has none', leaf('segment', 'champion', 'name')],
    ['nothing with a bare comparison', { fact: 'segment', operator: 'equal', value: 'lost' }],
  ])('cannot ask for %s', (_, conditions) => {
    expect(read(treatment('one', conditions)).success).toBe(false);
  });

  it('may ask for all that is known, by one name each', () => {
    const conditions = {
      any: [leaf('segment', 'lost'), leaf('tier', 'any'), leaf('customer', 3, 'orders')],
    };
    expect(read(treatment('one', conditions), treatment('two', conditions)).success).toBe(true);
    expect(read(treatment('one', conditions), treatment('one', conditions)).success).toBe(false);
  });

  it('hold by their conditions and their days; the first of a kind counts', () => {
    const all = treatmentsSchema.parse([
      { ...treatment('over', leaf('tier', 'patron'), 5), effectiveTo: '2026-03-01' },
      treatment('patron', leaf('tier', 'patron'), 1),
      treatment('everybody', { all: [] }, 2),
      treatment('not-lost', { not: leaf('segment', 'lost') }, 3),
    ]);
    const heldBy = (facts: Partial<CustomerFacts>) =>
      treatmentsFor(all, { date: '2026-03-02', ...facts });
    const ids = (facts: Partial<CustomerFacts>) => heldBy(facts).map(({ id }) => id);
    expect(ids({ tier: 'patron', date: '2026-03-01' })).toEqual([
      'over',
      'patron',
      'everybody',
      'not-lost',
    ]);
    expect(ids({ tier: 'patron' })).toEqual(['patron', 'everybody', 'not-lost']);
    expect(ids({ segment: 'lost' })).toEqual(['everybody']);
    expect(firstOf(heldBy({ tier: 'patron' }), 'road-days')?.event.params.days).toBe(1);
    expect(firstOf(heldBy({ segment: 'lost' }), 'road-days')?.event.params.days).toBe(2);
    expect(firstOf(heldBy({}), 'channel')).toBeUndefined();
  });

  it('of the company hold for some and not for all', () => {
    const everybody = treatmentsFor(standardTreatments, { date: '2026-03-02' });
    expect(everybody).toEqual([]);
    const best = treatmentsFor(standardTreatments, { date: '2026-03-02', segment: 'champion' });
    expect(best.map(({ event }) => event.type)).toEqual(['road-days', 'manager']);
  });
});
