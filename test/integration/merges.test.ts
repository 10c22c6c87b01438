import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findDuplicates } from '#app/services/customers/find-duplicates.server.ts';
import { getCustomer } from '#app/services/customers/get-customer.server.ts';
import { likelySame, listDuplicates } from '#app/services/customers/list-duplicates.server.ts';
import { listMerges, mergedInto } from '#app/services/customers/list-merges.server.ts';
import {
  mergeByRule,
  mergeCustomers,
  undoMerge,
} from '#app/services/customers/merge-customers.server.ts';
import { MERGE_RULES } from '#app/services/customers/merge-rules.server.ts';
import { recognise } from '#app/services/customers/recognise.server.ts';
import { tellApart } from '#app/services/customers/tell-apart.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { relatedCustomer, type Given } from '#test/factories/relationships.ts';
import { userActor } from '#test/factories/users.ts';
import { everything } from '#test/setup/everything.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** All that is stored but the record of the merges themselves, and how often a customer was saved. */
async function allButHistory(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { CustomerMerge: _merges, AuditEvent: _audit, ...rest } = await everything();
  const sessions = await database().session.findMany({ orderBy: { id: 'asc' } });
  return { ...rest, sessions: sessions.map((row) => JSON.stringify(row)) };
}

let count = 0;
const fresh = (name: string) => `${name}${(count += 1)}`;

onEachDatabase('merges', ({ provider }) => {
  let familyVersionId = '';
  let sales: Actor;
  const customer = (change: Partial<Given> = {}) =>
    relatedCustomer({ id: fresh('customer'), familyVersionId, ...change });

  beforeAll(async () => {
    familyVersionId = (await publishFamily(lampFamily(), NOW)).versionId;
    sales = await userActor('sales');
  });

  describe('of two records', () => {
    it('move all there is, into the record that is kept', async () => {
      const kept = await customer();
      const given = await customer({ phone: '+46701112233', tier: 'gold' });
      const before = await getCustomer(sales, given);
      await mergeCustomers(sales, { keepId: kept, giveId: given });
      const after = await getCustomer(sales, kept);
      expect(after.orders).toHaveLength(2);
      expect(after.configurations).toHaveLength(2);
      expect(after.interactions.map(({ text }) => text).sort()).toEqual(
        [`Call of ${kept}`, `Call of ${given}`].sort(),
      );
      expect(after.customer).toMatchObject({ phone: '+46701112233', tier: 'gold' });
      // A merge is no work on what it moves.
      const moved = after.orders.find(({ number }) => number === `K-${given}`);
      expect(moved).toEqual({ ...before.orders[0], customerId: kept });
      await expect(getCustomer(sales, given)).rejects.toMatchObject({ code: 'not-found' });
      expect(await mergedInto(sales, given)).toBe(kept);
      expect(await recognise(sales, `${given}@example.com`)).toEqual([kept]);
      expect(await recognise(sales, '0701112233')).toEqual([kept]);
      const audit = { action: 'customer.merged', subjectId: kept, userId: sales.user?.id ?? '' };
      expect(await database().auditEvent.count({ where: audit })).toBe(1);
    });

    it('leave nothing behind in any table, and fill every one of them in this test', async () => {
      const kept = await customer({ preferences: { a: 1 } });
      const given = await customer({ preferences: { b: 1 } });
      const other = await customer();
      // A merge of an earlier one moves along as well.
      await mergeCustomers(sales, { keepId: given, giveId: other });
      const { mergeId } = await mergeCustomers(sales, { keepId: kept, giveId: given });
      const { moved } = await database().customerMerge.findUniqueOrThrow({
        where: { id: mergeId },
      });
      const empty = Object.keys(MERGE_RULES).filter((column) => {
        const kept = (moved as Record<string, unknown>)[column];
        return Array.isArray(kept) && kept.length === 0;
      });
      expect(empty).toEqual(['CustomerWord.customerId', 'CustomerBlock.customerId']);
    });

    it('take the newer of two preferences, and give both back', async () => {
      const kept = await customer({ preferences: { vegan: 10, budget: 30 } });
      const given = await customer({ preferences: { vegan: 20, budget: 20, terrain: 5 } });
      const { mergeId } = await mergeCustomers(sales, { keepId: kept, giveId: given });
      const values = async (customerId: string) =>
        Object.fromEntries(
          (await database().preference.findMany({ where: { customerId } })).map(
            ({ key, value }) => [key, value],
          ),
        );
      expect(await values(kept)).toEqual({ vegan: 20, budget: 30, terrain: 5 });
      await undoMerge(sales, { mergeId });
      expect(await values(kept)).toEqual({ vegan: 10, budget: 30 });
      expect(await values(given)).toEqual({ vegan: 20, budget: 20, terrain: 5 });
    });

    it('keep the account, and never make two accounts one', async () => {
      const account = await customer({ account: true });
      const free = await customer();
      const other = await customer({ account: true });
      const done = await mergeCustomers(sales, { keepId: free, giveId: account });
      expect(done.customerId).toBe(account);
      const before = await allButHistory();
      const two = mergeCustomers(sales, { keepId: account, giveId: other });
      await expect(two).rejects.toMatchObject({ code: 'merge-two-accounts' });
      expect(await allButHistory()).toEqual(before);
    });

    it('happen once, of others than themselves, by those alone who may', async () => {
      const kept = await customer();
      const given = await customer();
      const before = await allButHistory();
      for (const role of ['customer', 'production', 'administrator'] as const) {
        const actor = await userActor(role);
        const input = { keepId: kept, giveId: given };
        await expect(mergeCustomers(actor, input)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(undoMerge(actor, { mergeId: 'any' })).rejects.toMatchObject({
          code: 'not-allowed',
        });
        await expect(listDuplicates(actor)).rejects.toMatchObject({ code: 'not-allowed' });
      }
      const nobody = mergeCustomers(guest(), { keepId: kept, giveId: given });
      await expect(nobody).rejects.toMatchObject({ code: 'sign-in-required' });
      const itself = mergeCustomers(sales, { keepId: kept, giveId: kept });
      await expect(itself).rejects.toMatchObject({ code: 'invalid-input' });
      const unknown = mergeCustomers(sales, { keepId: kept, giveId: 'nobody' });
      await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
      // The one customer more is the role's own.
      expect((await allButHistory())['Customer']?.length).toBe(
        (before['Customer']?.length ?? 0) + 1,
      );

      const twice = await Promise.allSettled(
        [0, 1, 2].map(() => mergeCustomers(sales, { keepId: kept, giveId: given })),
      );
      expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('are undone once, the last one first', async () => {
      const [kept, one, two] = [await customer(), await customer(), await customer()];
      const first = await mergeCustomers(sales, { keepId: kept, giveId: one });
      const second = await mergeCustomers(sales, { keepId: kept, giveId: two });
      expect((await listMerges(sales, kept)).map(({ id }) => id)).toEqual([
        second.mergeId,
        first.mergeId,
      ]);
      await expect(undoMerge(sales, first)).rejects.toMatchObject({ code: 'merge-overtaken' });
      const tries = await Promise.allSettled([0, 1].map(() => undoMerge(sales, second)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await undoMerge(sales, first);
      expect(await listMerges(sales, kept)).toEqual([]);
      expect(await mergedInto(sales, one)).toBeUndefined();
    });

    it('leave with the kept record what came since, and what was changed since', async () => {
      const kept = await customer();
      const given = await customer({ phone: '+46701112244', street: 'Gatan 1' });
      const { mergeId } = await mergeCustomers(sales, { keepId: kept, giveId: given });
      await database().customer.update({ where: { id: kept }, data: { phone: '+46709998877' } });
      const since = await database().interaction.create({
        data: { customerId: kept, channel: 'phone', kind: 'contact', data: {}, at: NOW },
      });
      await undoMerge(sales, { mergeId });
      const record = await database().customer.findUniqueOrThrow({ where: { id: kept } });
      expect(record).toMatchObject({ phone: '+46709998877', street: null });
      const { customerId } = await database().interaction.findUniqueOrThrow({
        where: { id: since.id },
      });
      expect(customerId).toBe(kept);
      expect((await getCustomer(sales, given)).orders).toHaveLength(1);
    });
  });

  describe('by rule', () => {
    const pairOf = async (change: Partial<Given>, other: Partial<Given> = change) => {
      const email = `${fresh('mail')}@example.com`;
      const name = { email, ...change };
      const one = await customer(name);
      const two = await customer({ ...name, ...other });
      await database().customer.updateMany({
        where: { id: { in: [one, two] } },
        data: { name: `Same ${email}` },
      });
      return [one, two] as const;
    };

    it('happen where both have proven the same address, and not where one has said so', async () => {
      const certain = await pairOf({ verified: true });
      const said = await pairOf({ verified: true }, { verified: false });
      const accounts = await pairOf({ verified: true, account: true });
      const found = await findDuplicates(NOW);
      expect(found.merged).toBe(1);
      expect(await mergedInto(sales, certain[1])).toBe(certain[0]);
      const waiting = (await listDuplicates(sales)).pairs.map(({ first, second }) =>
        [first.id, second.id].sort(),
      );
      expect(waiting).toContainEqual([...said].sort());
      expect(waiting).toContainEqual([...accounts].sort());
      const merge = await database().customerMerge.findFirstOrThrow({
        where: { fromId: certain[1] },
      });
      expect(merge).toMatchObject({ decidedBy: 'rule', mergedById: null });

      // Whoever parts them again has decided.
      await undoMerge(sales, { mergeId: merge.id });
      expect((await findDuplicates(NOW)).merged).toBe(0);
      expect(await mergeByRule([said[0], said[1]], NOW)).toBe(false);
      expect(await mergeByRule([accounts[0], accounts[1]], NOW)).toBe(false);
    });

    it('and proposals end where somebody says that they are two', async () => {
      const [one, two] = await pairOf({ verified: false });
      expect((await likelySame(sales, one)).map(({ person }) => person.id)).toEqual([two]);
      await findDuplicates(NOW);
      await tellApart(sales, { keepId: two, giveId: one });
      expect(await likelySame(sales, one)).toEqual([]);
      await findDuplicates(NOW);
      const waiting = (await listDuplicates(sales)).pairs.flatMap(({ first, second }) => [
        first.id,
        second.id,
      ]);
      expect(waiting).not.toContain(one);
    });
  });

  it('and undos in any order restore exactly what was there', async () => {
    // Each step merges two of the records that are there, or undoes a merge that can be undone.
    const step = fc.record({
      undo: fc.boolean(),
      a: fc.nat({ max: 100 }),
      b: fc.nat({ max: 100 }),
    });
    const arbitrary = fc.record({
      people: fc.array(
        fc.record({
          account: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
          phone: fc.option(fc.constantFrom('+46701112255', '+46701112266'), { nil: undefined }),
          street: fc.option(fc.constant('Gatan 9'), { nil: undefined }),
          tier: fc.option(fc.constantFrom('gold', 'silver'), { nil: undefined }),
          shared: fc.boolean(),
          verified: fc.boolean(),
          preferences: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 20 })),
        }),
        { minLength: 3, maxLength: 5 },
      ),
      steps: fc.array(step, { minLength: 4, maxLength: 10 }),
    });
    const numRuns = provider === 'sqlite' ? 15 : 10;
    let merged = 0;
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ people, steps }) => {
        const mail = `${fresh('shared')}@example.com`;
        const present: string[] = [];
        for (const { shared, phone, street, tier, ...given } of people) {
          const change = {
            ...given,
            ...(shared && { email: mail }),
            ...(phone && { phone }),
            ...(street && { street }),
            ...(tier && { tier }),
          };
          present.push(await customer(change));
        }
        const states = [await allButHistory()];
        // What each standing merge gave up, and how things stood before it.
        const standing: { mergeId: string; from: string; into: string }[] = [];
        const before = new Map<string, Awaited<ReturnType<typeof allButHistory>>>();
        for (const { undo, a, b } of steps) {
          const last = standing.at(-1);
          if (undo && last) {
            await undoMerge(sales, last);
            expect(await allButHistory()).toEqual(before.get(last.mergeId));
            standing.pop();
            present.push(last.from);
            undone += 1;
            continue;
          }
          const [keep, give] = [present[a % present.length], present[b % present.length]];
          if (keep === undefined || give === undefined || keep === give) continue;
          const state = await allButHistory();
          const input = { keepId: keep, giveId: give };
          const done = await mergeCustomers(sales, input).catch(() => undefined);
          if (done === undefined) {
            expect(await allButHistory()).toEqual(state);
            continue;
          }
          const from = done.customerId === keep ? give : keep;
          before.set(done.mergeId, state);
          standing.push({ mergeId: done.mergeId, from, into: done.customerId });
          present.splice(present.indexOf(from), 1);
          merged += 1;
        }
        // Of what is left, merges of different records in whatever order is allowed.
        while (standing.length > 0) {
          const open = standing.findIndex(
            ({ into }, index) =>
              !standing
                .slice(index + 1)
                .some((later) => later.into === into || later.from === into),
          );
          const [next] = standing.splice(open, 1);
          if (next) await undoMerge(sales, next);
          undone += 1;
        }
        expect(await allButHistory()).toEqual(states[0]);
      }),
      // The seed says it all; shrinking would move whole databases about for minutes.
      { numRuns, endOnFailure: true },
    );
    expect(merged).toBeGreaterThan(numRuns / 2);
    expect(undone).toBe(merged);
  }, 180_000);
});
