import { beforeAll, expect, it } from 'vitest';
import { presentOffer } from '#app/presenters/offer.server.ts';
import { presentOfferDocument } from '#app/presenters/quote-document.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { copyLine } from '#app/services/quotes/copy-line.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { reviseQuote } from '#app/services/quotes/revise-quote.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { quoteSheetView } from '#app/documents/quote.view-model.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { acceptance, draftQuote, formOf, lineForm, submitted } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('lines sold as one', () => {
  let rep: Actor;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    rep = await userActor('sales');
  });

  /** Lamp, lamp, bulbs; the first lamp and the bulbs are an optional set. */
  async function offered() {
    const draft = await draftQuote(rep, 2);
    const lines = draft.lines.map(lineForm).map((line, index) => ({
      ...line,
      ...(index === 1 ? {} : { bundle: 'The set' }),
      optional: index === 0,
    }));
    await saveQuote(rep, formOf(draft, { lines }));
    const { version } = await submitted(rep, draft.id);
    const { token } = await sendQuote(rep, { id: draft.id, version });
    return { id: draft.id, token };
  }

  it('stand together, have one price, and are chosen by their first line', async () => {
    const { token } = await offered();
    const before = await presentOffer(guest(), token, new URLSearchParams());
    expect(before.lines.map(({ kind, bundle }) => [kind, bundle?.name, bundle?.leads])).toEqual([
      ['configured', 'The set', true],
      ['plain', 'The set', false],
      ['configured', undefined, undefined],
    ]);
    expect(before.lines.map(({ counted }) => counted)).toEqual([false, false, true]);
    const [leader, member] = before.lines;
    const total = (leader?.price?.total ?? 0) + (member?.price?.total ?? 0);
    expect(leader?.bundle?.total).toBe(total);

    const search = new URLSearchParams({ choose: 'yes', option: leader?.id ?? '' });
    const chosen = await presentOffer(guest(), token, search);
    expect(chosen.lines.map(({ counted }) => counted)).toEqual([true, true, true]);
    const accepted = acceptance(token, chosen.totals.total);
    const { number } = await acceptOffer(guest(), { ...accepted, chosen: [leader?.id ?? ''] });
    const order = await getOrder(rep, number);
    expect(order.lines).toHaveLength(3);
    expect(order.total).toBe(chosen.totals.total);
  });

  it('are one alternative together, on whichever line that was said', async () => {
    const draft = await draftQuote(rep, 2);
    // Lamp, lamp, bulbs: the bulbs say what the set is an alternative to, the first lamp nothing.
    const lines = draft.lines.map(lineForm).map((line, index) => ({
      ...line,
      ...(index === 1 ? {} : { bundle: 'The set' }),
      alternative: index === 0 ? undefined : 'lighting',
    }));
    await saveQuote(rep, formOf(draft, { lines }));
    const { version } = await submitted(rep, draft.id);
    const { token } = await sendQuote(rep, { id: draft.id, version });
    const offer = await presentOffer(guest(), token, new URLSearchParams());
    const choice = { alternative: 'lighting' };
    expect(offer.lines.map((line) => line.choice)).toEqual([choice, choice, choice]);
    const sheet = quoteSheetView(await presentOfferDocument(guest(), token));
    for (const { subheading } of sheet.lines) expect(subheading).toContain('lighting');
    const other = offer.lines[2]?.id ?? '';
    const search = new URLSearchParams({ choose: 'yes', 'one.lighting': other });
    const chosen = await presentOffer(guest(), token, search);
    expect(chosen.lines.map(({ counted }) => counted)).toEqual([false, false, true]);
  });

  it('are told on paper, and stay together in a revision and beside a copy', async () => {
    const { id, token } = await offered();
    const sheet = quoteSheetView(await presentOfferDocument(guest(), token));
    expect(sheet.lines[0]?.subheading).toContain('Sold as one: The set, ');
    expect(sheet.lines[1]?.subheading).toContain('in the price of The set');
    expect(sheet.lines[2]?.subheading).not.toContain('The set');
    expect(sheet.lines.map(({ total }) => total === undefined)).toEqual([true, true, false]);
    const { version } = await loadQuote(id);
    const revision = await reviseQuote(rep, { id, version });
    const revised = await loadQuote(revision.id);
    expect(revised.lines.map(({ bundle }) => bundle)).toEqual(['The set', 'The set', undefined]);
    const lineId = revised.lines[0]?.id;
    await copyLine(rep, { id: revision.id, version: revised.version, lineId });
    const copied = await loadQuote(revision.id);
    expect(copied.lines.map(({ bundle }) => bundle)).toEqual([
      'The set',
      'The set',
      'The set',
      undefined,
    ]);
  });
});
