/**
 * What a customer is found by, kept beside the customer: whoever writes name, e-mail, phone or town
 * writes it anew in the same transaction.
 */
import type { Transaction } from '#app/utils/database.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fold, foldedWords, phoneWords } from '#app/utils/fold.ts';

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
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    select: { name: true, email: true, phone: true, city: true },
  });
  await tx.customerWord.deleteMany({ where: { customerId } });
  if (customer === null) return;
  const words = wordsOf(customer);
  await tx.customerWord.createMany({ data: words.map((word) => ({ customerId, word })) });
}

/** Customers from before there was an index; safe at any time, quick when there is nothing to do. */
export async function indexMissing(): Promise<number> {
  const missing = await database().customer.findMany({
    where: { words: { none: {} }, erasedAt: null },
    select: { id: true },
  });
  for (const { id } of missing) await inTransaction((tx) => indexCustomer(tx, id));
  return missing.length;
}
