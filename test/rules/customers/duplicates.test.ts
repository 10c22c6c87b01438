import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingKeys } from '#rules/customers/blocking.ts';
import {
  certainlyOne,
  compareCustomers,
  WEIGHTS,
  WORTH_A_LOOK,
  type Comparable,
} from '#rules/customers/duplicates.ts';

const person = (name: string, change: Partial<Comparable> = {}): Comparable => ({
  name: name.toLowerCase().split(' '),
  country: 'SE',
  identifiers: [],
  ...change,
});
const email = (value: string, verified = false) => ({ kind: 'email', value, verified });
const phone = (value: string, verified = false) => ({ kind: 'phone', value, verified });
const home = { street: 'kungsgatan 12', postalCode: '411 19', city: 'goteborg' };

describe('two records', () => {
  it('share reasons that a person can read, and the score is their sum', () => {
    const a = person('Anna Lindqvist', { ...home, identifiers: [email('anna@example.com')] });
    const b = person('Lindkvist Anna', {
      postalCode: '41119',
      identifiers: [email('anna@example.com'), phone('+46701740631')],
    });
    expect(compareCustomers(a, b)).toEqual({
      score: 90,
      reasons: ['email', 'name-similar', 'postal-code'],
    });
  });

  it('are alike in names by initials, order and a slip of the pen, not by a surname alone', () => {
    const how = (a: string, b: string) => compareCustomers(person(a), person(b)).reasons;
    expect(how('Anna Lindqvist', 'Lindqvist Anna')).toEqual(['name-same']);
    expect(how('A Lindqvist', 'Anna Lindqvist')).toEqual(['name-similar']);
    expect(how('Anna Maria Lindqvist', 'Anna Lindqvist')).toEqual(['name-similar']);
    expect(how('Anna Lindqvist', 'Anna Lindkvist')).toEqual(['name-similar']);
    expect(how('Erik Lindqvist', 'Anna Lindqvist')).toEqual(['names-differ']);
    expect(how('Lindkvist', 'Anna Lindqvist')).toEqual(['names-differ']);
  });

  it('of one household are not taken for one person', () => {
    const shared = { ...home, identifiers: [phone('+4631123456', true)] };
    const likeness = compareCustomers(person('Anna Berg', shared), person('Olof Dahl', shared));
    expect(certainlyOne(likeness)).toBe(false);
  });

  it('are certainly one only where both have proven the same', () => {
    const proven = person('Anna Berg', { identifiers: [email('a@example.com', true)] });
    const said = person('Anna Berg', { identifiers: [email('a@example.com')] });
    expect(certainlyOne(compareCustomers(proven, proven))).toBe(true);
    expect(certainlyOne(compareCustomers(proven, said))).toBe(false);
  });

  it('of the same name at one street are worth a look, of the same name in one town are not', () => {
    const score = (change: Partial<Comparable>) =>
      compareCustomers(person('Anna Berg', change), person('Anna Berg', change)).score;
    const town = { city: 'lund' };
    expect(score({ ...town, street: 'storgatan 1' })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
    expect(score(town)).toBeLessThan(WORTH_A_LOOK);
  });
});

const anyPerson: fc.Arbitrary<Comparable> = fc.record({
  name: fc.array(fc.constantFrom('anna', 'anne', 'berg', 'borg', 'a', 'lindqvist'), {
    minLength: 1,
    maxLength: 4,
  }),
  street: fc.constantFrom('gatan 1', 'gatan 2', ''),
  postalCode: fc.constantFrom('111 11', '11111', '222 22', undefined),
  city: fc.constantFrom('lund', 'umea', ''),
  country: fc.constantFrom('SE', 'DE'),
  // No record has the same identifier twice.
  identifiers: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('email', 'phone', 'loyalty-card', 'order-number'),
      value: fc.constantFrom('1', '2', '3'),
      verified: fc.boolean(),
    }),
    { maxLength: 4, selector: ({ kind, value }) => `${kind} ${value}` },
  ),
});

it('it makes no difference which of two is looked at first, and each is like itself', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      expect(compareCustomers(a, b)).toEqual(compareCustomers(b, a));
      expect(compareCustomers(a, a).reasons).toContain('name-same');
      const { score, reasons } = compareCustomers(a, b);
      const points = reasons.reduce((total, reason) => total + WEIGHTS[reason], 0);
      expect(score).toBe(Math.min(100, Math.max(0, points)));
    }),
  );
});

it('names that sound alike meet in one block, in any order, of one place alone', () => {
  const keys = (name: string, postalCode: string, country = 'SE') =>
    blockingKeys({ name: name.split(' '), postalCode, city: '', country });
  const shared = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key));
  const lindqvist = keys('anna lindqvist', '411 19');
  expect(shared(lindqvist, keys('lindkvist anne', '41119'))).toBe(true);
  expect(shared(lindqvist, keys('anna lindqvist', '411 20'))).toBe(false);
  expect(shared(lindqvist, keys('anna lindqvist', '41119', 'DE'))).toBe(false);
  expect(shared(lindqvist, keys('erik dahl', '41119'))).toBe(false);
  expect(keys('李 小龙', '41119').length).toBeGreaterThan(0);
});
