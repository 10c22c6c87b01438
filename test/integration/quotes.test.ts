import { beforeAll, expect, it } from 'vitest';
import errorsEn from '#components/i18n/messages/en/errors.json';
import { presentOffer } from '#app/presenters/offer.server.ts';
import { presentOfferDocument } from '#app/presenters/quote-document.server.ts';
import { presentDifference } from '#app/presenters/quote.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { deleteConfiguration } from '#app/services/configurations/delete-configuration.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import { findClient } from '#app/services/customers/find-client.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { acceptOffer, dealChosen } from '#app/services/quotes/accept-offer.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { decideApproval } from '#app/services/quotes/decide-approval.server.ts';
import { declineOffer } from '#app/services/quotes/decline-offer.server.ts';
import { expireQuotes, withdrawQuote } from '#app/services/quotes/end-quote.server.ts';
import { getQuote, loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { openOffer, viewOffer } from '#app/services/quotes/open-offer.server.ts';
import {
  sendProposal,
  startProposal,
  takeProposal,
} from '#app/services/quotes/propose-line.server.ts';
import { reviseQuote } from '#app/services/quotes/revise-quote.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import type { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import {
  acceptance,
  discountFirst,
  draftQuote,
  formOf,
  lineForm,
  sentQuote,
  submitted,
} from '#test/factories/quotes.ts';
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

  it('is refused to those who may not, and nothing changes', async () => {
    const rep = await userActor('sales');
    const { id, number, version } = await draftQuote(rep);
    for (const role of ['customer', 'production', 'administrator'] as const) {
      const other = await userActor(role);
      const { customerId } = await loadQuote(id);
      await expect(createQuote(other, { customerId })).rejects.toMatchObject({ status: 403 });
      await expect(submitQuote(other, { id, version })).rejects.toMatchObject({ status: 403 });
      await expect(sendQuote(other, { id, version })).rejects.toMatchObject({ status: 403 });
    }
    await expect(getQuote(guest(), number)).rejects.toMatchObject({ status: 401 });
    await expect(openOffer(guest(), 'guessed')).rejects.toMatchObject({ code: 'not-found' });
    expect(await loadQuote(id)).toMatchObject({ status: 'draft', version });
  });

  it('tells who changed what to a page that is older, and keeps both from overwriting', async () => {
    const rep = await userActor('sales');
    const other = await userActor('sales');
    const opened = await draftQuote(rep);
    const [first, second] = opened.lines.map(lineForm);
    if (!first || !second) throw new Error('two lines');
    await saveQuote(other, formOf(opened, { lines: [{ ...first, quantity: 3 }, second] }));
    const refused = await saveQuote(rep, formOf(opened, { title: 'Mine' })).catch(
      (e: unknown) => e,
    );
    expect(refused).toMatchObject({
      code: 'quote-changed',
      details: { changes: [{ by: other.user?.name, what: expect.any(Array) }] },
    });
    const details = (refused as AppError).details as { changes: { what: unknown[] }[] };
    expect(details.changes[0]?.what).toContainEqual(
      expect.objectContaining({ kind: 'line', field: 'quantity', before: 1, after: 3 }),
    );
    const now = await loadQuote(opened.id);
    expect(now.title).toBe('');
    expect(now.lines[0]?.quantity).toBe(3);
  });

  it('of two simultaneous saves takes one and refuses the other', async () => {
    const rep = await userActor('sales');
    const opened = await draftQuote(rep);
    const saves = ['one', 'two', 'three', 'four'].map((title) =>
      saveQuote(rep, formOf(opened, { title })),
    );
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'quote-changed' });
    }
    expect((await loadQuote(opened.id)).version).toBe(opened.version + 1);
  });

  it('keeps price agreements when a line is reconfigured, and two same products apart', async () => {
    const rep = await userActor('sales');
    const { id } = await draftQuote(rep, 2);
    await discountFirst(rep, id, 500);
    const before = await loadQuote(id);
    const [first, twin] = before.lines;
    if (first?.kind !== 'configured' || twin?.kind !== 'configured') throw new Error('two lamps');
    expect(first.configurationId).not.toBe(twin.configurationId);
    const acting = { ...rep, actingFor: before.customerId };
    const change = { kind: 'decide', variable: 'shade', value: 'wool' };
    await applyChange(acting, { id: first.configurationId, change });
    const { changes } = await saveQuote(rep, formOf(before));
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'choice' }));
    const [changed, kept] = (await loadQuote(id)).lines;
    expect(changed).toMatchObject({ discount: { kind: 'percent', basisPoints: 500 } });
    expect(changed?.kind === 'configured' && changed.product['shade']).toBe('wool');
    expect(kept).toEqual(twin);
  });

  it('stays as it was sent, whatever becomes of configuration, family and client', async () => {
    const rep = await userActor('sales');
    const { quote } = await sentQuote(rep);
    const [line] = quote.lines;
    if (line?.kind !== 'configured') throw new Error('a lamp');
    const acting = { ...rep, actingFor: quote.customerId };
    const change = { kind: 'decide', variable: 'shade', value: 'wool' };
    await applyChange(acting, { id: line.configurationId, change });
    await publishFamily(lampFamily(99_000), NOW);
    await database().customer.update({
      where: { id: quote.customerId },
      data: { name: 'Renamed', tier: 'gold' },
    });
    const after = await loadQuote(quote.id);
    expect(after.lines).toEqual(quote.lines);
    expect(after.deal).toEqual(quote.deal);
    expect(after.client).toEqual(quote.client);
    await deleteConfiguration(acting, line.configurationId ?? '');
    const left = await loadQuote(quote.id);
    expect(left.lines[0]).toEqual({ ...line, configurationId: undefined });
    await publishFamily(lampFamily(), NOW);
  });

  it('is accepted once by 50 at the same time: one order', async () => {
    const rep = await userActor('sales');
    const { quote, token } = await sentQuote(rep);
    const total = quote.deal?.total ?? 0;
    const accepting = Array.from({ length: 50 }, () =>
      acceptOffer(guest(), acceptance(token, total)),
    );
    const numbers = new Set((await Promise.all(accepting)).map(({ number }) => number));
    expect(numbers.size).toBe(1);
    expect(await database().order.count({ where: { quoteId: quote.id } })).toBe(1);
    const told = { subjectId: quote.id, kind: 'quote-accept' };
    expect(await database().interaction.count({ where: told })).toBe(1);
  });

  it('is refused once superseded, withdrawn, expired or declined, with words for why', async () => {
    const rep = await userActor('sales');
    const ends = {
      'quote-is-superseded': (id: string, version: number) => reviseQuote(rep, { id, version }),
      'quote-is-withdrawn': (id: string, version: number) =>
        withdrawQuote(rep, { id, version, reason: 'a mistake' }),
      'quote-is-expired': () => expireQuotes(new Date('2026-06-01T00:00:00Z')),
      'quote-is-declined': (_: string, __: number, token: string) =>
        declineOffer(guest(), { token }),
    };
    for (const [code, end] of Object.entries(ends)) {
      const { quote, token } = await sentQuote(rep);
      await end(quote.id, quote.version, token);
      const ask = acceptOffer(guest(), acceptance(token, quote.deal?.total ?? 0));
      await expect(ask, code).rejects.toMatchObject({ code });
      expect(await database().order.count({ where: { quoteId: quote.id } })).toBe(0);
      expect(errorsEn).toHaveProperty(code);
    }
  });

  it('cannot be accepted after its last day, even before the clock has ended it', async () => {
    const rep = await userActor('sales');
    const { quote, token } = await sentQuote(rep);
    const late = guest({ now: new Date('2026-04-10T00:00:00Z') });
    const ask = acceptOffer(late, acceptance(token, quote.deal?.total ?? 0));
    await expect(ask).rejects.toMatchObject({ code: 'quote-is-expired' });
    expect((await loadQuote(quote.id)).status).toBe('expired');
  });

  it('asks for consent, and for the price that was shown', async () => {
    const rep = await userActor('sales');
    const { quote, token } = await sentQuote(rep);
    const total = quote.deal?.total ?? 0;
    const form = acceptance(token, total);
    const without = acceptOffer(guest(), { ...form, consent: false });
    await expect(without).rejects.toMatchObject({ code: 'quote-consent-missing' });
    const other = acceptOffer(guest(), { ...form, acceptedTotal: total - 100 });
    await expect(other).rejects.toMatchObject({ code: 'price-changed' });
    expect((await loadQuote(quote.id)).status).toBe('sent');
  });

  it('lets the client choose options, and prices them as they were offered', async () => {
    const rep = await userActor('sales');
    const { id } = await draftQuote(rep, 2);
    const draft = await loadQuote(id);
    const [lamp, option, bulbs] = draft.lines.map(lineForm);
    if (!lamp || !option || !bulbs) throw new Error('three lines');
    const lines = [lamp, { ...option, optional: true }, bulbs];
    await saveQuote(rep, formOf(draft, { lines }));
    const { version } = await submitted(rep, id);
    const { token } = await sendQuote(rep, { id, version });
    const quote = await loadQuote(id);
    const proposed = quote.deal?.total ?? 0;
    const both = await dealChosen(quote, [option.id]);
    expect(both.total).toBeGreaterThan(proposed);
    const form = { ...acceptance(token, both.total), chosen: [option.id] };
    const { number } = await acceptOffer(guest(), form);
    const order = await getOrder(rep, number);
    expect(order.lines).toHaveLength(3);
    expect(order.total).toBe(both.total);
  });

  it('is revised under its number, with a readable difference, and proposals go into it', async () => {
    const rep = await userActor('sales');
    const { quote, token } = await sentQuote(rep);
    const client = guest();
    const [line] = quote.lines;
    const { configurationId } = await startProposal(client, { token, lineId: line?.id });
    const change = { kind: 'decide', variable: 'shade', value: 'wool' };
    await applyChange(client, { id: configurationId, change });
    const [proposal] = await database().quoteComment.findMany({ where: { quoteId: quote.id } });
    await sendProposal(client, { token, commentId: proposal?.id, name: 'Åke' });
    expect((await loadQuote(quote.id)).lines).toEqual(quote.lines);
    await takeProposal(rep, { commentId: proposal?.id });
    const revised = await getQuote(rep, quote.number);
    expect(revised).toMatchObject({ revision: 2, status: 'draft', previousId: quote.id });
    const [taken] = revised.lines;
    expect(taken?.kind === 'configured' && taken.product['shade']).toBe('wool');
    expect((await loadQuote(quote.id)).status).toBe('superseded');
    const { changes } = await presentDifference(rep, quote.number, 2);
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'choice', after: { en: 'wool' } }),
    );
    const again = takeProposal(rep, { commentId: proposal?.id });
    await expect(again).rejects.toMatchObject({ code: 'status-conflict' });
  });

  it('uses promotions never beyond their limit, whoever accepts at the same time', async () => {
    const rep = await userActor('sales');
    await database().promotion.create({
      data: {
        code: 'SPRING',
        title: { en: 'Spring' },
        effect: { value: { kind: 'percent', basisPoints: 500 }, scope: { kind: 'order' } },
        uses: 3,
      },
    });
    const offers = [];
    for (let each = 0; each < 6; each++) {
      const { id } = await draftQuote(rep);
      const draft = await loadQuote(id);
      const terms = { ...draft.terms, promotionCodes: ['SPRING'] };
      await saveQuote(rep, formOf(draft, { terms }));
      const { version } = await submitted(rep, id);
      const { token } = await sendQuote(rep, { id, version });
      offers.push({ token, total: (await loadQuote(id)).deal?.total ?? 0 });
    }
    const outcomes = await Promise.allSettled(
      offers.map(({ token, total }) => acceptOffer(guest(), acceptance(token, total))),
    );
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'promotion-used-up' });
    const promotion = await database().promotion.findUniqueOrThrow({ where: { code: 'SPRING' } });
    expect(promotion.used).toBe(3);
    const where = { promotionId: promotion.id };
    expect(await database().promotionRedemption.count({ where })).toBe(3);
    await database().promotion.update({ where: { code: 'SPRING' }, data: { active: false } });
  });

  it('never shows its client what it costs us', async () => {
    const rep = await userActor('sales');
    const { token } = await sentQuote(rep);
    const shown = JSON.stringify(await presentOffer(guest(), token, new URLSearchParams()));
    expect(shown).not.toMatch(/unitCost|margin"|"cost"/);
    const sheet = JSON.stringify(await presentOfferDocument(guest(), token));
    expect(sheet).not.toMatch(/unitCost|"margin"|"cost"/);
  });

  it('is found by its client, whatever the spelling', async () => {
    const rep = await userActor('sales');
    const { id } = await createCustomer(rep, {
      name: 'Östen Åkerblom-Groß',
      email: 'osten.a@firma.example',
      phone: '+46 70 555 01 23',
      city: 'Örebro',
    });
    for (const said of [
      'osten',
      'ÅKERBLOM',
      'gross',
      'orebro ost',
      'osten.a@f',
      '070-555 01',
      'firma',
    ]) {
      const { customers } = await findClient(rep, said);
      expect(
        customers.map((each) => each.id),
        said,
      ).toContain(id);
    }
    const { number } = await createQuote(rep, { customerId: id });
    for (const said of [number, number.toLowerCase(), number.slice(1)]) {
      const { quotes } = await findClient(rep, said);
      expect(
        quotes.map((each) => each.number),
        said,
      ).toContain(number);
    }
    expect((await findClient(rep, 'osten nobody')).customers).toEqual([]);
    await expect(findClient(guest(), 'osten')).rejects.toMatchObject({ status: 401 });
  });
});
