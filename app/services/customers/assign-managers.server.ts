/**
 * Gives customers nobody is responsible for to somebody, where a treatment says so: to whoever in the wanted role
 * has the fewest. Whoever has somebody keeps them, however they are treated later.
 */
import { setImmediate } from 'node:timers/promises';
import { firstOf, treatmentsFor } from '#rules/customers/treatments/treatment.ts';
import { clock } from '#app/utils/clock.server.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { companyFacts, knownBefore } from './customer-facts.server.ts';
import { lockCustomers } from './lock-customers.server.ts';
import { standardTreatments } from './standard-treatments.ts';

const CHUNK = 200;

/** How many got somebody. Safe at any time, from any process. */
export async function assignManagers(now: Date): Promise<number> {
  const roles = standardTreatments.flatMap(({ event }) =>
    event.type === 'manager' ? event.params.role : [],
  );
  const load = await customersByManager(roles);
  if (load.size === 0) return 0;
  let assigned = 0;
  for (let after = ''; ;) {
    const rows = await database().customer.findMany({
      where: {
        managerId: null,
        restrictedAt: null,
        erasedAt: null,
        id: { gt: after },
        value: { isNot: null },
      },
      orderBy: { id: 'asc' },
      take: CHUNK,
      include: knownBefore(now),
    });
    const wanted = new Map<string, Assignment>();
    for (const row of rows) {
      const holding = treatmentsFor(standardTreatments, companyFacts(row, now));
      const treatment = firstOf(holding, 'manager');
      const manager = treatment && fewest(load, treatment.event.params.role);
      if (treatment === undefined || manager === undefined) continue;
      manager.customers += 1;
      wanted.set(row.id, { managerId: manager.id, treatment: treatment.id });
    }
    assigned += await assign(wanted, now);
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return assigned;
    after = last.id;
    await setImmediate();
  }
}

interface Assignment {
  readonly managerId: string;
  readonly treatment: string;
}

interface Load {
  readonly id: string;
  readonly role: string;
  customers: number;
}

async function customersByManager(roles: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  const users = await database().user.findMany({
    where: { active: true, role: { in: [...roles] } },
    orderBy: { id: 'asc' },
    select: { id: true, role: true, _count: { select: { managedCustomers: true } } },
  });
  return new Map(
    users.map(({ id, role, _count }) => [id, { id, role, customers: _count.managedCustomers }]),
  );
}

function fewest(load: ReadonlyMap<string, Load>, role: string): Load | undefined {
  const own = [...load.values()].filter((one) => one.role === role);
  return own.reduce<Load | undefined>(
    (least, one) => (least === undefined || one.customers < least.customers ? one : least),
    undefined,
  );
}

/** Those whom nobody else was given to meanwhile. */
async function assign(wanted: ReadonlyMap<string, Assignment>, now: Date): Promise<number> {
  if (wanted.size === 0) return 0;
  return inTransaction(async (tx) => {
    const ids = [...wanted.keys()];
    await lockCustomers(tx, ids, 'for-itself');
    const free = await tx.customer.findMany({
      where: { id: { in: ids }, managerId: null },
      select: { id: true },
    });
    const actor = clock(now);
    for (const { id } of free) {
      const assignment = wanted.get(id);
      if (assignment === undefined) continue;
      const { managerId } = assignment;
      await tx.customer.update({ where: { id }, data: { managerId } });
      const subject = { kind: 'customer', id };
      await recordAudit(tx, actor, 'customer.manager-assigned', subject, { ...assignment });
    }
    return free.length;
  });
}
