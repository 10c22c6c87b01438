/** The shipped policy is sound; each single mistake is told at its path. */
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '#rules/pricing/load-policy.ts';
import { policyDocument } from './standard-policy.ts';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

function faultsAfter(change: (policy: Json) => void) {
  const document: Json = policyDocument();
  change(document);
  const loaded = loadPolicy(document);
  return loaded.ok ? [] : loaded.error;
}

describe('loadPolicy', () => {
  it('accepts the shipped policy, whose texts are in every language', () => {
    expect(faultsAfter(() => {})).toEqual([]);
    const sections = ['customerGroups', 'tiers', 'deliveryTerms', 'paymentTerms'];
    const titled = sections.flatMap((section) => (policyDocument() as Json)[section] as Json[]);
    for (const { title } of titled) expect(Object.keys(title as Json)).toEqual(['en', 'sv']);
  });

  it.each<[string, (policy: Json) => void, object]>([
    ['another format', (p) => (p.format = 'kitwright-policy/2'), { path: '$.format' }],
    ['a version of 0', (p) => (p.version = 0), { path: '$.version' }],
    ['an unknown field', (p) => (p.colour = 'red'), { path: '$' }],
    [
      'more than 100 %',
      (p) => (p.tiers[1].basisPoints = 10_001),
      { path: '$.tiers[1].basisPoints' },
    ],
    [
      'a fraction of a unit',
      (p) => (p.deliveryTerms[1].amounts.EUR = 49.5),
      { path: '$.deliveryTerms[1].amounts.EUR' },
    ],
    ['a margin of everything', (p) => (p.floors.margin = 10_000), { path: '$.floors.margin' }],
    [
      'a tier twice',
      (p) => (p.tiers[1].id = 'silver'),
      { path: '$.tiers[1].id', message: '“silver” is there already' },
    ],
    ['a market twice', (p) => (p.markets[1].id = 'DE'), { path: '$.markets[1].id' }],
    [
      'a role without limits',
      (p) => p.approvals.pop(),
      { path: '$.approvals', message: 'no limits of “sales-manager”' },
    ],
    ['limits told twice', (p) => p.approvals.push(p.approvals[0]), { path: '$.approvals[2].role' }],
    [
      'a manager who may give less',
      (p) => (p.approvals[1].discount = 900),
      { path: '$.approvals[1].discount' },
    ],
    [
      'a manager who must keep more',
      (p) => (p.approvals[1].margin = 2_100),
      { path: '$.approvals[1].margin' },
    ],
    [
      'a limit below the floor',
      (p) => (p.approvals[1].margin = 400),
      { path: '$.approvals[1].margin' },
    ],
    [
      'a delivery in no currency',
      (p) => (p.deliveryTerms[0].amounts = {}),
      { path: '$.deliveryTerms[0].amounts' },
    ],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsAfter(change)).toContainEqual(expect.objectContaining(fault));
  });
});
