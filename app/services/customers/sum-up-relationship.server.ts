/**
 * What a rep should know before the first word: what the customer looked at last, refused, asked,
 * bought, what is open, and when to get back to them. Each part is a few rows of an index.
 */
import type { Actor } from '#app/utils/actor.ts';
import { can } from '#rules/policy/permissions.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

const FEW = 3;
const OPEN = ['draft', 'in-approval', 'approved', 'sent', 'viewed'];

export async function sumUpRelationship(actor: Actor, customerId: string) {
  const { role } = requirePermission(actor, 'customers:read');
  const quotes = can(role, 'quotes:read');
  const [lookedAt, bought, open, refused, asked, contacts, followUps, lastLogged] =
    await Promise.all([
      database().configuration.findMany({
        where: { customerId, quoteLines: { none: {} } },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: FEW,
        select: { id: true, name: true, shareToken: true, updatedAt: true },
      }),
      database().order.findMany({
        where: { customerId, status: { not: 'cancelled' } },
        orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
        take: FEW,
        select: {
          number: true,
          placedAt: true,
          lines: { orderBy: { position: 'asc' }, take: 1, select: { configurationName: true } },
        },
      }),
      quotes ? quotesOf(customerId, OPEN) : [],
      quotes ? quotesOf(customerId, ['declined']) : [],
      quotes
        ? database().quoteComment.findMany({
            where: {
              userId: null,
              quote: { customerId },
              kind: { in: ['comment', 'change-request'] },
            },
            orderBy: [{ at: 'desc' }, { id: 'desc' }],
            take: FEW,
            select: { id: true, text: true, at: true, quote: { select: { number: true } } },
          })
        : [],
      database().interaction.findMany({
        where: { customerId, kind: 'contact', direction: 'in' },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: FEW,
        select: { id: true, text: true, at: true, channel: true },
      }),
      database().followUp.findMany({
        where: { customerId, doneAt: null },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        include: { interaction: { select: { text: true } }, user: { select: { name: true } } },
      }),
      database().interaction.findFirst({
        where: { customerId, kind: 'contact' },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: { id: true },
      }),
    ]);
  return {
    lookedAt,
    bought,
    open,
    refused,
    asked,
    contacts,
    followUps,
    /** Id of the contact logged last. */
    lastLogged: lastLogged?.id,
  };
}

const quotesOf = (customerId: string, statuses: readonly string[]) =>
  database().quote.findMany({
    where: { customerId, status: { in: [...statuses] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: FEW,
    select: { number: true, title: true, status: true, updatedAt: true, decision: true },
  });
