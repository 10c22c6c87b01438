/** What rules may know of a customer whatever they configure, and how the company treats them by it. */
import { mayProcess } from '#rules/customers/consent/may-process.ts';
import {
  treatmentsFor,
  type CustomerFacts,
  type Treatment,
} from '#rules/customers/treatments/treatment.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { EARNED_LOTS, standingBy } from '../loyalty/grant-points.server.ts';
import { standardTreatments } from './standard-treatments.ts';

/** To read with a customer: orders before a moment, so that asked about an earlier day it answers as then. */
export const knownBefore = (now: Date) =>
  ({
    value: { select: { segment: true } },
    pointsLots: EARNED_LOTS,
    _count: { select: { orders: { where: { placedAt: { lt: now } } } } },
  }) satisfies Prisma.CustomerInclude;

type KnownRow = Prisma.CustomerGetPayload<{ include: ReturnType<typeof knownBefore> }>;

/** Whether what is known of the customer may steer what they are offered; no consent is needed for it. */
export const maySteer = (customer: { restrictedAt: Date | null; erasedAt: Date | null }): boolean =>
  mayProcess(
    {
      ledger: [],
      restricted: customer.restrictedAt !== null,
      erased: customer.erasedAt !== null,
    },
    { purpose: 'profile', channel: 'none' },
  ).allowed;

/** What they are worth and which tier they have is left out while they restrict what is done with their data. */
export function knownFacts(
  row: KnownRow,
  now: Date,
): Pick<ContextFacts, 'customer' | 'segment' | 'tier'> {
  return {
    customer: {
      orders: row._count.orders,
      ...(row.customerGroup === null ? {} : { group: row.customerGroup }),
      ...(row.country === null ? {} : { country: row.country }),
      ...(row.postalCode === null ? {} : { postalCode: row.postalCode }),
    },
    ...(maySteer(row) && {
      ...(row.value && { segment: row.value.segment }),
      tier: standingBy(row.pointsLots, now).tier.id,
    }),
  };
}

/** The company's treatments that hold for a customer now; none for whoever is not there. */
export async function treatmentsOf(
  client: Pick<Transaction, 'customer'>,
  customerId: string,
  now: Date,
): Promise<readonly Treatment[]> {
  const row = await client.customer.findUnique({
    where: { id: customerId },
    include: knownBefore(now),
  });
  if (row === null) return [];
  return treatmentsFor(standardTreatments, companyFacts(row, now));
}

/** What the company's treatments ask about a customer. */
export const companyFacts = (row: KnownRow, now: Date): CustomerFacts => ({
  ...knownFacts(row, now),
  market: row.market,
  date: now.toISOString().slice(0, 10),
});
