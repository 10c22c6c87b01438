import { beforeAll, expect, it } from 'vitest';
import { presentQuote } from '#app/presenters/quote.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { decideApproval } from '#app/services/quotes/decide-approval.server.ts';
import {
  delegateApprovals,
  getDelegation,
} from '#app/services/quotes/delegate-approvals.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { listQuotes } from '#app/services/quotes/list-quotes.server.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { discountFirst, draftQuote, submitted } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('an approval', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('is decided by a delegate in time, never by who asked for it', async () => {
    const manager = await userActor('sales-manager');
    const delegate = await userActor('sales');
    const until = '2026-03-05';
    await delegateApprovals(manager, { delegateId: delegate.user?.id, until });
    const rep = await userActor('sales');
    const { id } = await draftQuote(rep);
    await discountFirst(rep, id, 1_500);
    const { version } = await submitted(rep, id);
    const decide = { id, version, decision: 'approve' };
    await expect(decideApproval(rep, decide)).rejects.toMatchObject({
      code: 'quote-approval-not-yours',
    });
    const late = { ...delegate, now: new Date('2026-03-06T08:00:00Z') };
    await expect(decideApproval(late, decide)).rejects.toMatchObject({ status: 403 });
    const early = { ...delegate, now: new Date('2026-03-01T08:00:00Z') };
    await expect(decideApproval(early, decide)).rejects.toMatchObject({ status: 403 });
    const { name } = manager.user ?? { name: '' };
    const agreed = [{ id: manager.user?.id, name, from: '2026-03-02', until }];
    expect((await getDelegation(delegate)).standsFor).toEqual(agreed);
    expect((await getDelegation(late)).standsFor).toEqual([]);
    expect((await getDelegation(manager)).delegate).toMatchObject({ id: delegate.user?.id, until });
    const { quotes: waiting } = await listQuotes(delegate, { filter: 'approval' });
    expect(waiting.map((quote) => quote.id)).toContain(id);
    await decideApproval(delegate, decide);
    expect((await loadQuote(id)).status).toBe('approved');
    const decided = await database().approval.findFirstOrThrow({ where: { quoteId: id } });
    expect(decided).toMatchObject({ decidedById: delegate.user?.id, inPlaceOf: name });
    const told = await database().auditEvent.findFirstOrThrow({
      where: { action: 'approvals.delegated', userId: manager.user?.id ?? '' },
    });
    expect(told.data).toMatchObject({ delegateId: delegate.user?.id, delegateUntil: until });

    const own = await draftQuote(manager);
    await discountFirst(manager, own.id, 3_000);
    const asked = await submitted(manager, own.id);
    expect(asked.status).toBe('in-approval');
    const ownDecision = decideApproval(manager, { ...decide, id: own.id, version: asked.version });
    await expect(ownDecision).rejects.toMatchObject({ code: 'quote-approval-own' });

    // Nobody stands in for who asked; whoever stands in for another manager too does so for that one.
    const ask = { ...decide, id: own.id, version: asked.version };
    await expect(decideApproval(delegate, ask)).rejects.toMatchObject({
      code: 'quote-approval-not-yours',
    });
    const toDecide = async () =>
      (await listQuotes(delegate, { filter: 'approval' })).quotes.map((quote) => quote.id);
    expect(await toDecide()).not.toContain(own.id);
    expect((await presentQuote(delegate, asked.number)).quote.mayDecide).toBe(false);
    const other = await userActor('sales-manager');
    await delegateApprovals(other, { delegateId: delegate.user?.id, until });
    expect(await toDecide()).toContain(own.id);
    expect((await presentQuote(delegate, asked.number)).quote).toMatchObject({
      mayDecide: true,
      inPlaceOf: [other.user?.name],
    });
    await decideApproval(delegate, ask);
    expect(
      await database().approval.findFirstOrThrow({ where: { quoteId: own.id } }),
    ).toMatchObject({ status: 'approved', inPlaceOf: other.user?.name });
  });

  it('is delegated by approvers only, to somebody who reads quotes, to a day to come', async () => {
    const manager = await userActor('sales-manager');
    const delegate = await userActor('sales');
    const worker = await userActor('production');
    const named = { delegateId: delegate.user?.id, from: '2026-03-04', until: '2026-03-09' };
    const fieldOf = (field: string) => ({ details: { fields: { [field]: expect.any(String) } } });
    await expect(delegateApprovals(delegate, named)).rejects.toMatchObject({ status: 403 });
    for (const [field, input] of [
      ['delegateId', { ...named, delegateId: worker.user?.id }],
      ['delegateId', { ...named, delegateId: manager.user?.id }],
      ['until', { ...named, until: '2026-03-03' }],
      ['until', { ...named, from: '2026-02-01', until: '2026-02-28' }],
      ['until', { ...named, until: undefined }],
      ['from', { ...named, from: '2026-02-30' }],
    ] as const) {
      await expect(delegateApprovals(manager, input)).rejects.toMatchObject(fieldOf(field));
    }
    expect((await getDelegation(manager)).delegate).toBeUndefined();
    await delegateApprovals(manager, named);
    expect((await getDelegation(manager)).delegate).toMatchObject({ from: '2026-03-04' });
    for (const change of [{ active: false }, { active: true, role: 'production' }]) {
      await database().user.update({ where: { id: delegate.user?.id ?? '' }, data: change });
      expect((await getDelegation(manager)).delegate).toBeUndefined();
    }
    await delegateApprovals(manager, {});
    expect((await getDelegation(delegate)).standsFor).toEqual([]);
  });
});
