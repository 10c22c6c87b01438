/** Takes what was said about a customer out of the audit trail; what was done stays. */
import type { Transaction } from '#app/utils/database.server.ts';
import type { Person } from './person.server.ts';
import { scrubColumn } from './scrub-orders.server.ts';

/** Of the record, the account, their orders and offers. */
export async function scrubAudit(tx: Transaction, person: Person): Promise<void> {
  const { customerId, userId } = person;
  const [orders, quotes] = [
    await tx.order.findMany({ where: { customerId }, select: { id: true } }),
    await tx.quote.findMany({ where: { customerId }, select: { id: true } }),
  ];
  const subjects = [customerId, userId, ...[...orders, ...quotes].map(({ id }) => id)];
  const events = await tx.auditEvent.findMany({
    where: {
      OR: [
        { subjectId: { in: subjects.filter((id) => id !== undefined) } },
        ...(userId === undefined ? [] : [{ userId }]),
      ],
    },
    select: { id: true, data: true },
  });
  for (const { id, data } of events) {
    await tx.auditEvent.update({
      where: { id },
      data: { data: scrubColumn('AuditEvent', 'data', data, person) },
    });
  }
}
