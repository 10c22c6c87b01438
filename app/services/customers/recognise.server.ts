/**
 * Who a whole identifier belongs to: an e-mail address, a phone number however it is written, a
 * loyalty card, the number of an order or a quote. Each is one look-up in an index.
 */
import {
  normalCard,
  normalEmail,
  normalOrderNumber,
  type Identifier,
} from '#rules/customers/identifiers.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toE164 } from '#app/utils/phone.server.ts';

/** More who share an identifier than this are no answer. */
const MOST = 8;

/**
 * Ids of the customers the text identifies: the one who has proven it is theirs, else all who are
 * known by it. A phone number without country code is dialled from the actor's market.
 */
export async function recognise(actor: Actor, text: string): Promise<readonly string[]> {
  requirePermission(actor, 'customers:read');
  const wanted = possibleIdentifiers(text, actor.market);
  const rows =
    wanted.length === 0
      ? []
      : await database().customerIdentifier.findMany({
          where: { OR: [...wanted] },
          select: { customerId: true, verifiedAt: true },
          orderBy: { customerId: 'asc' },
          take: MOST,
        });
  const proven = rows.filter(({ verifiedAt }) => verifiedAt !== null);
  const known = [...new Set((proven.length > 0 ? proven : rows).map((row) => row.customerId))];
  return known.length > 0 ? known : await quotedTo(text);
}

/** What a text may be, in the spelling identifiers are kept in. */
function possibleIdentifiers(text: string, market: string): readonly Identifier[] {
  const known: readonly (readonly [Identifier['kind'], string | undefined])[] = [
    ['email', text.includes('@') ? normalEmail(text) : undefined],
    ['phone', /^[+\d\s()/.-]+$/.test(text) ? toE164(text, market) : undefined],
    ['loyalty-card', normalCard(text)],
    ['order-number', normalOrderNumber(text)],
  ];
  return known.flatMap(([kind, value]) => (value === undefined ? [] : [{ kind, value }]));
}

async function quotedTo(text: string): Promise<readonly string[]> {
  const number = text.replace(/\s/g, '').toUpperCase();
  if (!/^Q\d+$/.test(number)) return [];
  const quote = await database().quote.findFirst({
    where: { number },
    select: { customerId: true },
  });
  return quote === null ? [] : [quote.customerId];
}
