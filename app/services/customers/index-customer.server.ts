/**
 * What a customer is found and recognised by, kept beside the customer: whoever writes name, e-mail,
 * phone or address writes it anew in the same transaction.
 */
import { blockingKeys } from '#rules/customers/blocking.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fold, foldedWords, phoneWords } from '#app/utils/fold.ts';
import { identifyByOrders, identifyByProfile } from './identify.server.ts';

interface Findable {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly city: string | null;
}

export function wordsOf({ name, email, phone, city }: Findable): readonly string[] {
  const [local = '', domain = ''] = fold(email).split('@');
  return [
    ...new Set([
      ...withParts(foldedWords(name)),
      ...withParts(foldedWords(city ?? '')),
      fold(email),
      ...local.split(/[._+-]/).filter(Boolean),
      domain,
      ...(phone === null ? [] : phoneWords(phone)),
    ]),
  ];
}

/** A double name is found by each half, too. */
const withParts = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => [word, ...word.split(/[-.+_]/)]).filter(Boolean);

export async function indexCustomer(tx: Transaction, customerId: string): Promise<void> {
  await indexWords(tx, customerId);
  await identifyByProfile(tx, customerId);
}

/** Words and blocks alone: where identifiers are moved, not read from the profile. */
export async function indexWords(tx: Transaction, customerId: string): Promise<void> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    select: {
      name: true,
      email: true,
      phone: true,
      city: true,
      postalCode: true,
      country: true,
      market: true,
    },
  });
  await tx.customerWord.deleteMany({ where: { customerId } });
  await tx.customerBlock.deleteMany({ where: { customerId } });
  if (customer === null) return;
  const words = wordsOf(customer);
  await tx.customerWord.createMany({ data: words.map((word) => ({ customerId, word })) });
  const keys = blockingKeys({
    name: foldedWords(customer.name),
    postalCode: customer.postalCode ?? undefined,
    city: fold(customer.city ?? ''),
    country: customer.country ?? customer.market,
  });
  await tx.customerBlock.createMany({ data: keys.map((key) => ({ customerId, key })) });
}

const BATCH = 100;

/**
 * Customers from before there was an index, or before there were identifiers; safe at any time,
 * quick when there is nothing to do.
 */
export async function indexMissing(): Promise<number> {
  for (let done = 0; ;) {
    const missing = await database().customer.findMany({
      where: { erasedAt: null, OR: [{ words: { none: {} } }, { identifiers: { none: {} } }] },
      select: { id: true },
      take: BATCH,
    });
    if (missing.length === 0) return done;
    await inTransaction(async (tx) => {
      for (const { id } of missing) {
        await indexCustomer(tx, id);
        await identifyByOrders(tx, id);
      }
    });
    done += missing.length;
  }
}
