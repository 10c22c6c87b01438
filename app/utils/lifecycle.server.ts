/** What the HTTP server asks of the app: is it healthy, begin background work, end it. */
import { warmDocuments } from '#app/documents/warm-up.server.ts';
import { purgeExpired } from '#app/services/auth/purge-expired.server.ts';
import { learnOverdue } from '#app/services/customers/learn-preferences.server.ts';
import { revalueCustomers } from '#app/services/customers/value-customers.server.ts';
import { billMonths } from '#app/services/invoices/collect-invoices.server.ts';
import { learnFamilies } from '#app/services/learning/learn-families.server.ts';
import { expirePoints } from '#app/services/loyalty/end-points.server.ts';
import { deliverOutbox, deliveriesEnded } from '#app/services/mail/deliver-outbox.server.ts';
import { finishErasures } from '#app/services/customers/finish-erasures.server.ts';
import { forgetOverdue } from '#app/services/customers/forget-overdue.server.ts';
import { sendMessages } from '#app/services/messages/send-messages.server.ts';
import { endStreams } from '#app/services/live/streams.server.ts';
import { expireQuotes } from '#app/services/quotes/end-quote.server.ts';
import { findDuplicates } from '#app/services/customers/find-duplicates.server.ts';
import { database } from '#app/utils/database.server.ts';
import { logger } from '#app/utils/logger.server.ts';
import { repeat, type Repetition } from '#app/utils/repeat.ts';

const MINUTE_MS = 60 * 1000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

let background: readonly Repetition[] = [];
let warming = new AbortController();

const failed =
  (what: string) =>
  (error: unknown): void =>
    logger.error({ err: error }, what);

export const lifecycle = {
  /** Resolves when the database answers, rejects otherwise. */
  async check(): Promise<void> {
    await database().$queryRaw`SELECT 1`;
  },
  /**
   * Warms the documents once, sends waiting mail every minute, writes to customers every
   * quarter, forgets, ends and bills what is over
   * and learns what people choose every hour, and values the customers each day; once however often.
   */
  start(): void {
    if (background.length > 0) return;
    warming = new AbortController();
    warmDocuments(warming.signal).catch(failed('no document could be made'));
    background = [
      repeat(() => deliverOutbox(), MINUTE_MS, failed('outbox not delivered')),
      repeat(() => sendMessages(new Date()), QUARTER_MS, failed('no message was sent')),
      repeat(() => purgeExpired(new Date()), HOUR_MS, failed('nothing was purged')),
      repeat(() => finishErasures(new Date()), HOUR_MS, failed('no erasure was finished')),
      repeat(() => forgetOverdue(new Date()), HOUR_MS, failed('nothing overdue was forgotten')),
      repeat(() => expireQuotes(new Date()), HOUR_MS, failed('no offer was ended')),
      repeat(() => billMonths(new Date()), HOUR_MS, failed('no month was billed')),
      repeat(() => findDuplicates(new Date()), HOUR_MS, failed('no duplicate was looked for')),
      repeat(() => revalueCustomers(new Date()), HOUR_MS, failed('customers were not valued')),
      repeat(() => expirePoints(new Date()), HOUR_MS, failed('no points were expired')),
      repeat(() => learnOverdue(new Date()), HOUR_MS, failed('no profile was taught')),
      repeat(() => learnFamilies(new Date()), HOUR_MS, failed('nothing was learnt')),
    ];
  },
  /** Ends what would keep a connection open for ever; browsers come back to another process. */
  hangUp(): void {
    endStreams();
  },
  /** Ends background work, waits for what is under way, and closes the database. */
  async stop(): Promise<void> {
    const ending = background;
    background = [];
    warming.abort();
    await Promise.all([...ending.map((repetition) => repetition.stop()), deliveriesEnded()]);
    await database().$disconnect();
  },
};
export type Lifecycle = typeof lifecycle;
