/** No interleaving of decisions and no merging of ledgers loses a denial. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consentState,
  mergeLedgers,
  SOURCES,
  type ConsentDecision,
  type Ledger,
} from '#rules/customers/consent/ledger.ts';
import { mayProcess } from '#rules/customers/consent/may-process.ts';
import { type Choice, CHOICES, choiceName } from '#rules/customers/consent/purposes.ts';

/**
 * One act of somebody in front of a page: they decide about a choice, having seen the ledger as it
 * was when the page was loaded, `stale` acts before.
 */
interface Act {
  readonly choice: Choice;
  readonly decision: 'granted' | 'denied';
  readonly stale: number;
  readonly source: ConsentDecision['source'];
  /** A clock nobody can trust. */
  readonly minute: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  choice: fc.constantFrom(...CHOICES.slice(0, 3)),
  decision: fc.constantFrom('granted' as const, 'denied' as const),
  stale: fc.nat(4),
  source: fc.constantFrom(...SOURCES),
  minute: fc.nat(59),
});
const acts = fc.array(act, { maxLength: 24 });

/** The ledger after these acts, each on what its page had shown. */
function ledgerOf(history: readonly Act[], owner: string): ConsentDecision[] {
  const ledger: ConsentDecision[] = [];
  for (const { choice, decision, stale, source, minute } of history) {
    const shown = consentState(ledger.slice(0, Math.max(0, ledger.length - stale)), choice);
    ledger.push({
      ...choice,
      id: `${owner}-${ledger.length}`,
      decision,
      source,
      textVersion: 1,
      replaces: decision === 'granted' ? shown.denials : [],
      at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
    });
  }
  return ledger;
}

/** By the definition alone: a denial no grant has named. */
const isDenied = (ledger: Ledger, choice: Choice): boolean =>
  ledger.some(
    (denial) =>
      choiceName(denial) === choiceName(choice) &&
      denial.decision === 'denied' &&
      !ledger.some(
        ({ decision, replaces }) => decision === 'granted' && replaces.includes(denial.id),
      ),
  );

const states = (ledger: Ledger) => CHOICES.map((choice) => consentState(ledger, choice));

describe('the consent ledger', () => {
  it('says the same in whatever order its decisions are read, and however often', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (history, order) => {
        const ledger = ledgerOf(history, 'a');
        const keys = ledger.map(() => order.next().value as number);
        const shuffled = ledger
          .map((decision, index) => ({ decision, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ decision }) => decision);
        expect(states([...shuffled, ...ledger])).toEqual(states(ledger));
      }),
    );
  });

  it('counts every denial that no grant has named, whatever the clocks say', () => {
    let denied = 0;
    fc.assert(
      fc.property(acts, (history) => {
        const ledger = ledgerOf(history, 'a');
        for (const choice of CHOICES) {
          const expected = isDenied(ledger, choice);
          denied += Number(expected);
          const { state } = consentState(ledger, choice);
          expect(state === 'denied').toBe(expected);
          const subject = { ledger, restricted: false, erased: false };
          if (expected) expect(mayProcess(subject, choice).allowed).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
    expect(denied).toBeGreaterThan(100);
  });

  it('takes a yes of somebody who saw the denial, and only of them', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(...CHOICES.slice(0, 3)), (history, choice) => {
        const ledger = ledgerOf(history, 'a');
        const grant = (replaces: readonly string[]): ConsentDecision => ({
          ...choice,
          id: 'yes',
          decision: 'granted',
          source: 'web',
          textVersion: 1,
          replaces,
          at: '2026-01-02T00:00:00.000Z',
        });
        const before = consentState(ledger, choice);
        expect(consentState([...ledger, grant(before.denials)], choice).state).toBe('granted');
        const blind = consentState([...ledger, grant([])], choice).state;
        expect(blind).toBe(before.state === 'denied' ? 'denied' : 'granted');
      }),
    );
  });

  it('keeps the denials of both when two ledgers are put together, in any order', () => {
    let differed = 0;
    fc.assert(
      fc.property(acts, acts, acts, (one, two, three) => {
        const [a, b, c] = [ledgerOf(one, 'a'), ledgerOf(two, 'b'), ledgerOf(three, 'c')];
        const together = mergeLedgers(a, b, c);
        for (const choice of CHOICES) {
          const each = [a, b, c].map((ledger) => consentState(ledger, choice).state);
          const { state } = consentState(together, choice);
          if (each.includes('denied')) expect(state).toBe('denied');
          differed += Number(each.includes('denied') && each.includes('granted'));
        }
        for (const other of [
          mergeLedgers(c, b, a),
          mergeLedgers(mergeLedgers(b, a), c),
          mergeLedgers(a, mergeLedgers(b, c), a),
        ]) {
          expect(states(other)).toEqual(states(together));
        }
      }),
    );
    expect(differed).toBeGreaterThan(20);
  });

  it('allows nothing that was not asked, and nothing while restricted but what orders need', () => {
    for (const choice of CHOICES) {
      const unasked = { ledger: [], restricted: false, erased: false };
      expect(mayProcess(unasked, choice)).toEqual({ allowed: false, because: 'unasked' });
    }
    fc.assert(
      fc.property(acts, (history) => {
        const subject = { ledger: ledgerOf(history, 'a'), restricted: true, erased: false };
        for (const choice of CHOICES) {
          expect(mayProcess(subject, choice)).toEqual({ allowed: false, because: 'restricted' });
        }
        const service = { purpose: 'service', channel: 'email' } as const;
        expect(mayProcess(subject, service)).toEqual({ allowed: true });
      }),
    );
  });
});
