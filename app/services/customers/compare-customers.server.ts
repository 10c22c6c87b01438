/** A customer's record as duplicates are compared by. */
import type { Comparable } from '#rules/customers/duplicates.ts';
import type { Prisma } from '#app/utils/database.server.ts';
import { fold, foldedWords } from '#app/utils/fold.ts';

export const COMPARED = {
  identifiers: { select: { kind: true, value: true, verifiedAt: true } },
} satisfies Prisma.CustomerInclude;

type Compared = Prisma.CustomerGetPayload<{ include: typeof COMPARED }>;

export const comparable = (
  customer: Pick<
    Compared,
    'name' | 'street' | 'postalCode' | 'city' | 'country' | 'market' | 'identifiers'
  >,
): Comparable => ({
  name: foldedWords(customer.name),
  street: foldedWords(customer.street ?? '').join(' '),
  postalCode: customer.postalCode ?? undefined,
  city: fold(customer.city ?? ''),
  country: customer.country ?? customer.market,
  identifiers: customer.identifiers.map(({ kind, value, verifiedAt }) => ({
    kind,
    value,
    verified: verifiedAt !== null,
  })),
});
