import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliveriesEnded, deliverOutbox } from '#app/services/mail/deliver-outbox.server.ts';
import { queueMail } from '#app/services/mail/queue-mail.server.ts';
import { sendAgain } from '#app/services/mail/send-again.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { crashMoments, crashRuns, runAndKill, tellCounts } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { startMailServer, type MailServer } from '#test/setup/smtp.ts';

const SEED = 20_261_127;
const SEVERAL = 4;

/** How often the server may have taken a mail the outbox has in this state. */
const TAKEN: Readonly<Record<string, readonly number[]>> = {
  queued: [0],
  claimed: [0],
  sending: [0, 1],
  uncertain: [0, 1],
  sent: [1],
};

let made = 0;

/** Mails that wait, each to somebody of their own. */
async function waiting(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    made += 1;
    const to = `reader-${made}@example.com`;
    const mail = { to, subject: 'Word', text: 'w', html: 'w' };
    await inTransaction((tx) => queueMail(tx, { now: NOW }, mail));
    ids.push((await database().outboxMail.findFirstOrThrow({ where: { to } })).id);
  }
  return ids;
}

onEachDatabase('a process killed while it sends mail', ({ provider, url }) => {
  let server: MailServer;
  let administrator: Actor;

  beforeAll(async () => {
    server = await startMailServer();
    administrator = await userActor('administrator');
  });
  afterAll(() => server.close());

  const settings = () => ({ smtpUrl: server.url, mailFrom: 'Shop <shop@example.com>' });
  /** State, and how often the server took it. */
  const look = async (id: string) => {
    const { status, to, attempts } = await database().outboxMail.findUniqueOrThrow({
      where: { id },
    });
    return { status, attempts, taken: server.received.filter((mail) => mail.to[0] === to).length };
  };
  const expectHonest = async (ids: readonly string[], where: string) => {
    for (const id of ids) {
      const { status, taken } = await look(id);
      expect(TAKEN[status], `${where}: ${status}, taken ${taken} times`).toContain(taken);
    }
  };
  /** Long enough after the kill for whoever died to be known dead. */
  const deliverLater = () => deliverOutbox(settings(), () => new Date(Date.now() + 60 * 60 * 1000));

  it('sends none twice, loses none, and says which may have been sent', async () => {
    const call = {
      url: url(),
      module: '#app/services/mail/deliver-outbox.server.ts',
      service: 'deliverOutbox',
      args: [settings()],
    };
    /** When the server is told the recipient: what matters comes right after. */
    const addressed = () =>
      new Promise<void>((resolve) => {
        server.meanwhile = () => Promise.resolve(resolve());
      });
    await waiting(SEVERAL);
    const whole = await runAndKill(call);
    await waiting(1);
    const handover = await runAndKill(call, { from: addressed() });
    const runs = crashRuns(4);
    const early = crashMoments(whole, SEED);
    const late = crashMoments(handover, SEED);
    const seen: string[] = [];
    let killed = 0;
    for (let turn = 0; killed < runs; turn++) {
      // By turns: several mails by one process, one from its recipient on, several by two.
      const single = turn % 2 === 1;
      const ids = await waiting(single ? 1 : SEVERAL);
      const moments = single ? late : early;
      const { afterMs } = moments.next();
      const where = `turn ${turn}, killed after ${afterMs} ms, seed ${SEED}`;
      const endings = await Promise.all([
        runAndKill(call, { afterMs, from: single ? addressed() : 'call' }),
        ...(turn % 4 === 2
          ? [runAndKill(call, { afterMs: Math.round(afterMs / 2), from: 'call' })]
          : []),
      ]);
      killed += endings.filter((ending) => ending.killed).length;
      if (endings.length === 1) endings.forEach(moments.learn);
      await expectHonest(ids, where);
      for (const id of ids) {
        const { status, taken } = await look(id);
        seen.push(`${status}, taken ${taken === 1 ? 'once' : 'never'}`);
      }

      await deliverLater();
      await expectHonest(ids, `${where}, and begun again`);
      for (const id of ids) {
        const { status, taken, attempts } = await look(id);
        expect(['sent', 'uncertain'], where).toContain(status);
        // The administrator has asked the recipient, and sends again what has not come.
        if (status === 'uncertain' && taken === 0) {
          await sendAgain(administrator, { id, attempts });
          await deliveriesEnded();
        }
      }
      await deliverLater();
      for (const id of ids) expect((await look(id)).taken, `${where}, in the end`).toBe(1);
    }
    tellCounts(`${killed} killed sending, on ${provider}; mails left`, seen);
  }, 3_600_000);
});
