/**
 * Whether a customer's data may be used for something: asked by every service that would send,
 * learn or propose, before it does.
 */
import { mayProcess, type Permission } from '#rules/customers/consent/may-process.ts';
import type { Choice } from '#rules/customers/consent/purposes.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { readLedger } from './consents.server.ts';

/** A customer nobody knows is one that is gone: nothing may be done with them. */
export async function mayProcessCustomer(
  client: Pick<Transaction, 'customer' | 'consentDecision'>,
  customerId: string,
  choice: Choice,
): Promise<Permission> {
  const customer = await client.customer.findUnique({
    where: { id: customerId },
    select: { restrictedAt: true, erasedAt: true },
  });
  return mayProcess(
    {
      ledger: await readLedger(client, customerId),
      restricted: customer !== null && customer.restrictedAt !== null,
      erased: customer === null || customer.erasedAt !== null,
    },
    choice,
  );
}
