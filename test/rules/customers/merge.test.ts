import { expect, it } from 'vitest';
import { filledFields, orderForMerge, type MergeableRecord } from '#rules/customers/merge.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const record = (change: Partial<MergeableRecord> = {}): MergeableRecord => ({
  id: 'one',
  userId: null,
  managerId: null,
  phone: null,
  street: null,
  postalCode: null,
  city: null,
  country: null,
  customerGroup: null,
  tier: null,
  vatId: null,
  birthday: null,
  categorySpend: null,
  categoryCurrency: null,
  terms: null,
  restrictedAt: null,
  createdAt: day('2026-02-01'),
  ...change,
});

it('the record with the account is kept, and two accounts stay two', () => {
  const free = record();
  const account = record({ userId: 'user' });
  expect(orderForMerge(free, account)).toEqual({ kept: account, given: free });
  expect(orderForMerge(account, free)).toEqual({ kept: account, given: free });
  expect(orderForMerge(account, record({ userId: 'other' }))).toBeUndefined();
});

it('what the kept record lacks is filled, and nothing it has is changed', () => {
  const kept = record({ phone: '1', country: 'SE' });
  const given = record({
    phone: '2',
    tier: 'gold',
    street: 'Gatan 1',
    city: 'Lund',
    country: 'DE',
  });
  expect(filledFields(kept, given)).toEqual({
    tier: 'gold',
    street: 'Gatan 1',
    city: 'Lund',
    country: 'DE',
  });
});

it('an address is taken whole or not at all', () => {
  const kept = record({ city: 'Umeå' });
  const given = record({ street: 'Gatan 1', city: 'Lund' });
  expect(filledFields(kept, given)).toEqual({});
  expect(filledFields(record({ country: 'SE' }), record())).toEqual({});
});

it('somebody is a customer since the earlier day', () => {
  const early = day('2020-01-01');
  expect(filledFields(record(), record({ createdAt: early }))).toEqual({ createdAt: early });
  expect(filledFields(record({ createdAt: early }), record())).toEqual({});
});
