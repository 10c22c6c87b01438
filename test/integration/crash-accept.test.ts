import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { database } from '#app/utils/database.server.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { acceptance, sentQuote } from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { killEach, tellCounts, type Ending } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_126;

/** An offer that is out, and the client about to accept it. */
async function offered() {
  const rep = await userActor('sales');
  const { quote, token } = await sentQuote(rep);
  const input = acceptance(token, quote.deal?.total ?? 0);
  const actor = guest();
  return { id: quote.id, actor, input, before: await traces(quote.id), args: [actor, input] };
}

type Offered = Awaited<ReturnType<typeof offered>>;

async function traces(id: string) {
  const quote = await database().quote.findUniqueOrThrow({
    where: { id },
    include: { order: { include: { lines: true } } },
  });
  const subject = { subjectKind: 'quote', subjectId: id };
  return {
    status: quote.status,
    lines: quote.order?.lines.length ?? 0,
    total: quote.order?.total ?? 0,
    told: await database().interaction.count({ where: { ...subject, kind: 'quote-accept' } }),
    audited: await database().auditEvent.count({ where: { ...subject, action: 'quote.accept' } }),
    mails:
      quote.order === null
        ? 0
        : await database().outboxMail.count({
            where: { subject: { contains: quote.order.number } },
          }),
  };
}

onEachDatabase('a process killed while an offer is accepted', ({ provider, url }) => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('leaves the whole order or none, and a retry makes it whole', async () => {
    const module = '#app/services/quotes/accept-offer.server.ts';
    const call = { url: url(), module, service: 'acceptOffer' };
    const look = async (
      { id, actor, input, before }: Offered,
      { killed }: Ending,
      where: string,
    ) => {
      const left = await traces(id);
      const total = input.acceptedTotal;
      const whole = { status: 'accepted', lines: 2, total, told: 1, audited: 1, mails: 1 };
      expect([before, whole], where).toContainEqual(left);
      if (!killed) expect(left, where).toEqual(whole);
      await acceptOffer(actor, input);
      expect(await traces(id), `${where}, and tried again`).toEqual(whole);
      return left.status === 'accepted';
    };
    const { killed, falls } = await killEach({
      ...{ prepare: offered, call, look },
      ...{ seed: SEED, few: 3 },
    });
    tellCounts(`${killed} killed accepting an offer, on ${provider}`, falls);
  }, 3_600_000);
});
