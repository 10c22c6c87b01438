import { beforeAll, expect, it } from 'vitest';
import { currenciesToChange, presentPromotion } from '#app/presenters/promotions.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { changePromotion } from '#app/services/promotions/change-promotion.server.ts';
import { createPromotion } from '#app/services/promotions/create-promotion.server.ts';
import { endPromotion } from '#app/services/promotions/end-promotion.server.ts';
import { getPromotion, listPromotions } from '#app/services/promotions/list-promotions.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { addLine } from '#app/services/quotes/add-line.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { resolvePromotions } from '#app/services/quotes/promotions.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { promotionForm, type PromotionDraft } from '#rules/quotes/promotion.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { acceptance, formOf, newClient, submitted } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const draft = (change: Partial<PromotionDraft> = {}): PromotionDraft => ({
  code: 'AUTUMN',
  title: { en: 'Autumn' },
  effect: { value: { kind: 'percent', basisPoints: 1000 }, scope: { kind: 'order' } },
  ...change,
});

onEachDatabase('a promotion', () => {
  let manager: Actor;
  let rep: Actor;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    manager = await userActor('sales-manager');
    rep = await userActor('sales');
  });

  const audited = async (id: string): Promise<string[]> => {
    const events = await database().auditEvent.findMany({
      where: { subjectKind: 'promotion', subjectId: id },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return events.map(({ action }) => action);
  };

  /** Sold to the client with the code, at list prices otherwise; the order's number. */
  async function ordered(customerId: string, code: string): Promise<string> {
    const { id } = await createQuote(rep, { customerId });
    const line = { kind: 'plain', title: 'Bulbs', quantity: 1, item: { unitPrice: 10_000 } };
    await addLine(rep, { id, version: (await loadQuote(id)).version, line });
    const quote = await loadQuote(id);
    const terms = { ...quote.terms, promotionCodes: [code] };
    await saveQuote(rep, formOf(quote, { terms }));
    const { version } = await submitted(rep, id);
    const { token } = await sendQuote(rep, { id, version });
    const total = (await loadQuote(id)).deal?.total ?? 0;
    return (await acceptOffer(guest(), acceptance(token, total))).number;
  }

  async function cancelled(number: string): Promise<void> {
    const { version } = await database().order.findUniqueOrThrow({ where: { number } });
    await cancelOrder(rep, { number, version, reason: 'Changed their mind' });
  }

  it('is made, changed and ended by managers, each told in the audit trail', async () => {
    const { id } = await createPromotion(manager, draft());
    const taken = createPromotion(manager, draft({ title: { en: 'Again' } }));
    await expect(taken).rejects.toMatchObject({ details: { fields: { code: 'codeTaken' } } });
    const scope = { kind: 'family', family: 'no-such-family' } as const;
    const unknown = draft({ code: 'NEVER', effect: { ...draft().effect, scope } });
    await expect(createPromotion(manager, unknown)).rejects.toMatchObject({
      details: { fields: { scope: 'invalid' } },
    });

    await changePromotion(manager, { id, version: 1 }, draft({ uses: 5, endsOn: '2026-12-31' }));
    expect(await getPromotion(manager, id)).toMatchObject({
      version: 2,
      state: 'running',
      draft: { uses: 5, endsOn: '2026-12-31' },
    });
    const stale = changePromotion(manager, { id, version: 1 }, draft({ uses: 6 }));
    await expect(stale).rejects.toMatchObject({ code: 'status-conflict' });
    const renamed = changePromotion(manager, { id, version: 2 }, draft({ code: 'OTHER' }));
    await expect(renamed).rejects.toMatchObject({ code: 'invalid-input' });

    await endPromotion(manager, { id });
    await endPromotion(manager, { id });
    const late = changePromotion(manager, { id, version: 2 }, draft({ uses: 7 }));
    await expect(late).rejects.toMatchObject({ code: 'status-conflict' });
    expect(await audited(id)).toEqual([
      'promotion.created',
      'promotion.changed',
      'promotion.ended',
    ]);
  });

  it('is nothing to anybody else', async () => {
    const { id } = await createPromotion(manager, draft({ code: 'STAFF' }));
    for (const role of ['customer', 'sales', 'production'] as const) {
      const other = await userActor(role);
      for (const wish of [
        () => createPromotion(other, draft({ code: 'MINE' })),
        () => changePromotion(other, { id, version: 1 }, draft({ code: 'STAFF', uses: 1 })),
        () => endPromotion(other, { id }),
        () => listPromotions(other),
        () => getPromotion(other, id),
      ]) {
        await expect(wish()).rejects.toMatchObject({ code: 'not-allowed' });
      }
    }
    expect(await getPromotion(manager, id)).toMatchObject({ version: 1, state: 'running' });
    expect(await audited(id)).toEqual(['promotion.created']);
  });

  it('keeps what it is on and its amounts when the newest version no longer sells either', async () => {
    const family = lampFamily();
    const scope = { kind: 'component', component: 'lantern' } as const;
    const effect = {
      value: { kind: 'amount', amounts: { EUR: 500, SEK: 5_000 } },
      scope,
      minimumSpend: { EUR: 10_000 },
      budget: { EUR: 90_000, SEK: 900_000 },
    } as const;
    const [lists, oak] = [family.priceLists, family.components[0]];
    if (oak === undefined || lists[0] === undefined) throw new Error('a lamp has an oak foot');
    await publishFamily(
      {
        ...family,
        components: [...family.components, { ...oak, id: 'lantern', type: 'shade' }],
        priceLists: [...lists, { ...lists[0], id: 'eur', currency: 'EUR' }],
      },
      NOW,
    );
    const { id } = await createPromotion(manager, draft({ code: 'NARROW', effect }));
    await publishFamily(lampFamily(10_100), NOW);

    const { scopes, initial, promotion, currencies } = await presentPromotion(manager, id);
    expect(scopes.map(({ value }) => value)).toContain(initial.scope);
    expect(promotion).toMatchObject({
      scope: { en: 'lantern' },
      amounts: [{ currency: 'EUR' }, { currency: 'SEK' }],
      given: [{ currency: 'EUR' }, { currency: 'SEK' }],
    });
    expect(currencies).toEqual(['EUR', 'SEK']);
    const form = promotionForm(await currenciesToChange(manager, id));
    const sent = form.parse(JSON.parse(JSON.stringify({ ...initial, uses: '9' })));
    await changePromotion(manager, { id, version: 1 }, sent);
    expect((await getPromotion(manager, id)).draft).toMatchObject({ effect, uses: 9 });
    const moved = draft({
      code: 'NARROW',
      effect: { ...effect, scope: { ...scope, component: 'torch' } },
    });
    await expect(changePromotion(manager, { id, version: 2 }, moved)).rejects.toMatchObject({
      details: { fields: { scope: 'invalid' } },
    });
  });

  it('gets back what a cancelled order used, once: uses, budget and the customer’s share', async () => {
    const effect = { ...draft().effect, budget: { SEK: 1_500 } };
    const { id } = await createPromotion(
      manager,
      draft({ code: 'BACK', effect, uses: 2, usesEach: 1 }),
    );
    const client = await newClient();
    const asked = { currency: 'SEK', customerId: client.id, today: '2026-03-02' };
    const left = async () => {
      const { promotions, refused } = await resolvePromotions(['BACK'], asked);
      return promotions[0]?.remainingBudget ?? refused[0]?.why;
    };
    expect(await left()).toBe(1_500);
    const kept = await ordered((await newClient()).id, 'BACK');
    const given = (await getPromotion(manager, id)).given['SEK'] ?? 0;
    expect(given).toBeGreaterThan(0);
    expect(await left()).toBe(1_500 - given);

    const number = await ordered(client.id, 'BACK');
    expect(await left()).toBe('promotion-used-up');
    expect(await getPromotion(manager, id)).toMatchObject({ used: 2, state: 'used-up' });

    const { version } = await database().order.findUniqueOrThrow({ where: { number } });
    await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        cancelOrder(rep, { number, version, reason: 'Changed their mind' }),
      ),
    );
    await cancelled(number);
    expect(await getPromotion(manager, id)).toMatchObject({
      used: 1,
      given: { SEK: given },
      state: 'running',
    });
    expect(await left()).toBe(1_500 - given);
    expect((await audited(id)).filter((action) => action === 'promotion.given-back')).toHaveLength(
      1,
    );
    const { redemptions } = await getPromotion(manager, id);
    expect(redemptions.map(({ order, givenBackAt }) => [order, givenBackAt !== undefined])).toEqual(
      expect.arrayContaining([
        [number, true],
        [kept, false],
      ]),
    );
    // What came back can be used again.
    await ordered(client.id, 'BACK');
    expect(await left()).toBe('promotion-used-up');
  });
});
