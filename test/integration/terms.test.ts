import { beforeAll, expect, it } from 'vitest';
import { changeTerms, getTerms } from '#app/services/customers/change-terms.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { issueInvoice } from '#app/services/invoices/issue-invoice.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const OWN = {
  packaging: 'gift',
  documentLocale: 'sv',
  careSheet: 'on',
  vatId: 'se 556000-0002 01',
  invoiceName: 'Öst AB',
  invoiceStreet: 'Box 1',
  invoicePostalCode: '101 20',
  invoiceCity: 'Stockholm',
  invoiceCountry: 'SE',
  invoiceEmail: 'faktura@example.com',
};

onEachDatabase('the terms of a customer', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('are copied onto the order and printed on its invoice; later changes come too late', async () => {
    const actor = await userActor('customer');
    const customerId = actor.user?.customerId ?? '';
    const sales = await userActor('sales');
    await changeTerms(actor, OWN);
    await changeTerms(
      sales,
      { ...OWN, rhythm: 'monthly', paymentTerm: 'days-30', deliveryTerm: 'express' },
      customerId,
    );
    await filledCart(actor);
    const { number } = await placeOrder(actor, await orderForm(actor, 'on-these-terms'));
    await changeTerms(actor, {});
    const order = await getOrder(actor, number);
    expect(order.locale).toBe('sv');
    expect(order.terms).toMatchObject({
      rhythm: 'monthly',
      reports: ['care-sheet'],
      vatId: 'SE556000000201',
      payment: { id: 'days-30', days: 30 },
      invoiceAddress: { name: 'Öst AB' },
    });
    const issued = await issueInvoice(sales, { number, idempotencyKey: 'terms-are-kept' });
    expect(await getInvoice(actor, issued.number)).toMatchObject({
      locale: 'sv',
      dueOn: '2026-04-01',
      paymentTerms: '30 dagar netto',
      buyer: { name: 'Öst AB', email: 'faktura@example.com', vatId: 'SE556000000201' },
      deliverTo: { name: 'Åsa Öst' },
    });
  });

  it('are theirs to change as far as they are theirs; the rest is agreed with sales', async () => {
    const actor = await userActor('customer');
    const customerId = actor.user?.customerId ?? '';
    const sales = await userActor('sales');
    await changeTerms(sales, { rhythm: 'monthly', paymentTerm: 'days-60' }, customerId);
    await changeTerms(actor, { ...OWN, rhythm: 'per-order', paymentTerm: 'in-advance' });
    const { terms } = await getTerms(actor);
    expect(terms).toMatchObject({ rhythm: 'monthly', paymentTerm: 'days-60', packaging: 'gift' });
    const unknown = changeTerms(sales, { paymentTerm: 'never' }, customerId);
    await expect(unknown).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: { paymentTerm: 'invalid' } },
    });
    const half = changeTerms(actor, { invoiceName: 'Öst AB' });
    await expect(half).rejects.toMatchObject({
      details: { fields: { invoiceStreet: 'invalid_type' } },
    });
    expect((await getTerms(actor)).terms).toEqual(terms);
  });

  it('are nobody else’s to see or change', async () => {
    const customerId = (await userActor('customer')).user?.customerId ?? '';
    for (const other of [await userActor('customer'), await userActor('production')]) {
      await expect(getTerms(other, customerId)).rejects.toMatchObject({ code: 'not-allowed' });
      const changed = changeTerms(other, OWN, customerId);
      await expect(changed).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(changeTerms(guest(), OWN)).rejects.toMatchObject({ code: 'sign-in-required' });
  });
});
