import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { decideApproval } from '#app/services/quotes/decide-approval.server.ts';
import { getQuote, loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { openOffer, viewOffer } from '#app/services/quotes/open-offer.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { acceptance, discountFirst, draftQuote, submitted } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('a quote', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('goes from a draft over a manager and the client to an order', async () => {
    const rep = await userActor('sales');
    const manager = await userActor('sales-manager');
    const { id, number } = await draftQuote(rep, 2);
    expect(number).toMatch(/^Q1\d{4}$/);
    await discountFirst(rep, id, 2_000);
    const waiting = await submitted(rep, id);
    expect(waiting.status).toBe('in-approval');
    const approval = await database().approval.findFirstOrThrow({ where: { quoteId: id } });
    expect(approval).toMatchObject({ status: 'pending', reason: 'they buy a lot' });
    expect(approval.exceeded).toMatchObject([{ limit: 'discount', allowed: 1000, actual: 2000 }]);

    const { version } = waiting;
    await decideApproval(manager, { id, version, decision: 'approve', reason: 'go on' });
    const approved = await loadQuote(id);
    const { token } = await sendQuote(rep, { id, version: approved.version });
    const sent = await loadQuote(id);
    expect(sent.status).toBe('sent');
    const mail = await database().outboxMail.findFirstOrThrow({ where: { to: sent.client.email } });
    expect(mail.text).toContain(`/q/${token}`);

    const client = guest();
    await viewOffer(client, await openOffer(client, token));
    expect((await loadQuote(id)).status).toBe('viewed');
    const total = sent.deal?.total ?? 0;
    const { number: ordered } = await acceptOffer(client, acceptance(token, total));
    const order = await getOrder(rep, ordered);
    expect(order).toMatchObject({ total, currency: 'SEK', customerId: sent.customerId });
    expect(order.lines.map(({ price }) => price.total).reduce((a, b) => a + b)).toBe(total);
    expect(order.lines.map(({ name }) => name)).toEqual(['Lamp', 'Lamp', 'Bulbs']);
    expect(order.lines[0]?.bom.map(({ partNumber }) => partNumber)).toEqual(['P-oak']);
    const accepted = await getQuote(rep, number);
    expect(accepted).toMatchObject({ status: 'accepted', orderNumber: ordered });
    const audit = await database().auditEvent.findMany({
      where: { subjectKind: 'quote', subjectId: id },
      orderBy: { at: 'asc' },
    });
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['quote.submit', 'quote.approve', 'quote.send', 'quote.accept']),
    );
  });
});
