/**
 * What gives occasion to write to customers, journey by journey: each finder says for whom there is one
 * now, and asked for one customer whether there still is. Each reads a stretch of an index.
 */
import type { JourneyId } from '#rules/customers/messages/journeys.ts';
import { journeyOf } from '#rules/customers/messages/journeys.ts';
import { timeZonesOf } from '#rules/customers/messages/contact-limits.ts';
import { standardProgramme } from '#app/services/loyalty/programme.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';

export interface Occasion {
  readonly customerId: string;
  /** The same for ever: a customer hears of it once. */
  readonly occasion: string;
  /** Number or name of what it is about, for the words of the message. */
  readonly subject: string;
  readonly at: Date;
}

type Client = Pick<
  Transaction,
  | 'customer'
  | 'deliveryNote'
  | 'configuration'
  | 'customerValue'
  | 'order'
  | 'pointsLot'
  | 'crossSell'
>;
type Finder = (client: Client, now: Date, customerId?: string) => Promise<readonly Occasion[]>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of each journey in one turn; the next one goes on. */
const MOST = 500;

/** When what is due now was given occasion to: from the earliest to the latest. */
function span(id: JourneyId, now: Date): { gte: Date; lte: Date } {
  const { afterDays, lapsesAfterDays } = journeyOf(id);
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return { gte: before(afterDays + lapsesAfterDays), lte: before(afterDays) };
}

const isHere = (customerId?: string) => ({
  erasedAt: null,
  ...(customerId !== undefined && { id: customerId }),
});

const notYet = (journey: JourneyId) => ({ messages: { none: { journey } } });

/** Orders that were shipped: by their first delivery note. */
const shipped =
  (journey: JourneyId): Finder =>
  async (client, now, customerId) => {
    const notes = await client.deliveryNote.findMany({
      where: {
        createdAt: span(journey, now),
        order: { status: { not: 'cancelled' }, customerRef: { is: isHere(customerId) } },
      },
      orderBy: { createdAt: 'asc' },
      take: MOST,
      select: { createdAt: true, order: { select: { number: true, customerId: true } } },
    });
    return notes.flatMap(({ createdAt, order }) =>
      order.customerId === null
        ? []
        : [
            {
              customerId: order.customerId,
              occasion: order.number,
              subject: order.number,
              at: createdAt,
            },
          ],
    );
  };

const birthday: Finder = async (client, now, customerId) => {
  // Around the world it is the day before, or the day after.
  const days = [-3, -2, -1, 0, 1].map((offset) => new Date(now.getTime() + offset * DAY_MS));
  const dates = [...new Set(days.flatMap((day) => birthdaysOn(day.toISOString().slice(0, 10))))];
  const found = await client.customer.findMany({
    where: { ...isHere(customerId), birthday: { in: dates } },
    select: { id: true, name: true, birthday: true, country: true, market: true },
  });
  return found.flatMap(({ id, name, birthday: date, country, market }) => {
    const [zone = environment.workshopTimeZone] = timeZonesOf(country ?? market);
    for (let ago = 0; ago <= journeyOf('birthday').lapsesAfterDays; ago += 1) {
      const at = new Date(now.getTime() - ago * DAY_MS);
      const day = dayIn(zone, at);
      if (date !== null && birthdaysOn(day).includes(date)) {
        return [{ customerId: id, occasion: day.slice(0, 4), subject: name, at }];
      }
    }
    return [];
  });
};

const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

/** Who is born on the 29th of February has a birthday each year all the same. */
function birthdaysOn(day: string): readonly string[] {
  const date = day.slice(5);
  const leap = new Date(`${day.slice(0, 4)}-02-29T00:00:00Z`).getUTCMonth() === 1;
  return date === '02-28' && !leap ? [date, '02-29'] : [date];
}

const abandoned: Finder = async (client, now, customerId) => {
  const found = await client.configuration.findMany({
    where: {
      updatedAt: span('abandoned', now),
      revision: { gt: 0 },
      customer: { is: isHere(customerId) },
      cartLines: { none: {} },
      quoteLines: { none: {} },
    },
    orderBy: { updatedAt: 'asc' },
    take: MOST,
    select: { id: true, name: true, customerId: true, updatedAt: true },
  });
  const bought = await client.order.findMany({
    where: {
      customerId: { in: found.flatMap((one) => one.customerId ?? []) },
      placedAt: { gte: span('abandoned', now).gte },
      status: { not: 'cancelled' },
    },
    select: { customerId: true, placedAt: true },
  });
  return found.flatMap(({ id, name, customerId: of, updatedAt }) =>
    of === null || bought.some((one) => one.customerId === of && one.placedAt >= updatedAt)
      ? []
      : [{ customerId: of, occasion: id, subject: name, at: updatedAt }],
  );
};

const winBack: Finder = async (client, now, customerId) => {
  const found = await client.customerValue.findMany({
    where: {
      segment: { in: ['at-risk', 'lost'] },
      // Whoever bought once has no habit to fall behind.
      purchases: { gt: 1 },
      customer: { is: { ...isHere(customerId), ...(customerId ? {} : notYet('win-back')) } },
    },
    orderBy: { customerId: 'asc' },
    take: MOST,
    select: { customerId: true, lastOn: true, customer: { select: { name: true } } },
  });
  const ordered = await client.order.findMany({
    where: {
      customerId: { in: found.map((one) => one.customerId) },
      placedAt: { gte: new Date(now.getTime() - 2 * DAY_MS) },
    },
    select: { customerId: true },
  });
  return found
    .filter((one) => !ordered.some((order) => order.customerId === one.customerId))
    .map(({ customerId: of, lastOn, customer }) => ({
      customerId: of,
      occasion: lastOn,
      subject: customer.name,
      at: now,
    }));
};

/** Whose use has outgrown what they have: once for each order in a month. */
const upgrade: Finder = async (client, now, customerId) => {
  const found = await client.crossSell.findMany({
    where: {
      ...{ reason: 'usage', at: span('upgrade', now), group: 'shown', status: 'open' },
      customer: { is: isHere(customerId) },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: {
      customerId: true,
      at: true,
      orderLine: { select: { order: { select: { number: true } } } },
    },
  });
  const occasions = found.flatMap(({ customerId: of, at, orderLine }): Occasion[] => {
    if (of === null || orderLine === null) return [];
    const { number } = orderLine.order;
    const occasion = `${number} ${at.toISOString().slice(0, 7)}`;
    return [{ customerId: of, occasion, subject: number, at }];
  });
  return [...new Map(occasions.map((one) => [`${one.customerId} ${one.occasion}`, one])).values()];
};

/** Of whoever has points that expire within the notice: once for each month of an expiry. */
const pointsExpire: Finder = async (client, now, customerId) => {
  const soon = new Date(now.getTime() + standardProgramme.noticeDays * DAY_MS);
  const lots = await client.pointsLot.findMany({
    where: {
      left: { gt: 0 },
      expiresAt: { gt: now, lte: soon },
      customer: { is: isHere(customerId) },
    },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { customerId: true, left: true, expiresAt: true },
  });
  const found = new Map<string, Occasion & { points: number }>();
  for (const { customerId: of, left, expiresAt } of lots) {
    if (of === null) continue;
    const occasion = expiresAt.toISOString().slice(0, 7);
    const points = (found.get(`${of} ${occasion}`)?.points ?? 0) + left;
    found.set(`${of} ${occasion}`, {
      ...{ customerId: of, occasion, points, subject: String(points) },
      at: now,
    });
  }
  return [...found.values()];
};

export const OCCASIONS: Readonly<Record<JourneyId, Finder>> = {
  thanks: shipped('thanks'),
  satisfaction: shipped('satisfaction'),
  birthday,
  abandoned,
  'win-back': winBack,
  upgrade,
  'points-expire': pointsExpire,
};
