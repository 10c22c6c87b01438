/** Candidates for a person to decide on: the likeliest first, and those of one customer. */
import { z } from 'zod';
import {
  compareCustomers,
  DUPLICATE_REASONS,
  WORTH_A_LOOK,
  type DuplicateReason,
} from '#rules/customers/duplicates.ts';
import { isShareable } from '#rules/customers/identifiers.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, sql } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { comparable, COMPARED } from './compare-customers.server.ts';
import { orderedPair } from './pairs.ts';

const PAGE = 25;
const pageSchema = z.object({ page: fields.page });

export interface PersonOfPair {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly city: string | null;
}

export interface DuplicatePair {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly first: PersonOfPair;
  readonly second: PersonOfPair;
}

export interface DuplicatePage {
  readonly pairs: readonly DuplicatePair[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PERSON = { id: true, name: true, email: true, phone: true, city: true } as const;

/** Pairs of which one was merged away are left out, and are there again when that is undone. */
export async function listDuplicates(actor: Actor, input: unknown = {}): Promise<DuplicatePage> {
  requirePermission(actor, 'customers:merge');
  const { page } = parseInput(pageSchema, input);
  const there = sql`FROM "DuplicateCandidate" pair
    JOIN "Customer" one ON one."id" = pair."firstId"
    JOIN "Customer" other ON other."id" = pair."secondId"
    WHERE pair."status" = 'open'`;
  const [counted] = await database().$queryRaw<{ total: number | bigint }[]>(
    sql`SELECT COUNT(*) AS total ${there}`,
  );
  const ids = await database().$queryRaw<{ id: string }[]>(sql`
    SELECT pair."id" ${there} ORDER BY pair."score" DESC, pair."id"
    LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`);
  const rows = await database().duplicateCandidate.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ score: 'desc' }, { id: 'asc' }],
  });
  const people = await peopleOf(rows.flatMap(({ firstId, secondId }) => [firstId, secondId]));
  const pairs = rows.flatMap(({ firstId, secondId, score, reasons }) => {
    const [first, second] = [people.get(firstId), people.get(secondId)];
    return first && second ? [{ score, reasons: readReasons(reasons), first, second }] : [];
  });
  const total = Number(counted?.total ?? 0);
  return { pairs, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

async function peopleOf(ids: readonly string[]): Promise<ReadonlyMap<string, PersonOfPair>> {
  const rows = await database().customer.findMany({
    where: { id: { in: [...ids] } },
    select: PERSON,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reasons as they were kept; those of a former version are left out. */
export const readReasons = (kept: unknown): readonly DuplicateReason[] =>
  Array.isArray(kept) ? DUPLICATE_REASONS.filter((reason) => kept.includes(reason)) : [];

const MOST = 20;

/**
 * Who may be the same as one customer, looked for as things are now: by what they share, through
 * the indexes, the likeliest first. Without those somebody said are others.
 */
export async function likelySame(actor: Actor, customerId: string) {
  requirePermission(actor, 'customers:merge');
  const customer = await database().customer.findUnique({
    where: { id: customerId },
    include: { ...COMPARED, blocks: true },
  });
  if (customer === null) return [];
  const shared = customer.identifiers
    .filter(({ kind }) => isShareable(kind))
    .map(({ kind, value }) => ({ kind, value }));
  const keys = customer.blocks.map(({ key }) => key);
  const others = { not: customerId };
  const [identified, neighbours, verdicts] = await Promise.all([
    database().customerIdentifier.findMany({
      where: { customerId: others, OR: shared },
      select: { customerId: true },
      take: MOST,
    }),
    database().customerBlock.findMany({
      where: { customerId: others, key: { in: keys } },
      select: { customerId: true },
      take: MOST,
    }),
    database().duplicateCandidate.findMany({
      where: { status: 'distinct', OR: [{ firstId: customerId }, { secondId: customerId }] },
    }),
  ]);
  const known = new Set(verdicts.flatMap(({ firstId, secondId }) => [firstId, secondId]));
  const ids = new Set([...identified, ...neighbours].map((row) => row.customerId));
  const rows = await database().customer.findMany({
    where: { id: { in: [...ids].filter((id) => !known.has(id)) } },
    include: COMPARED,
  });
  const own = comparable(customer);
  return rows
    .map((row) => ({ ...row, likeness: compareCustomers(own, comparable(row)) }))
    .filter(({ likeness }) => likeness.score >= WORTH_A_LOOK)
    .sort((a, b) => b.likeness.score - a.likeness.score)
    .map(({ id, name, email, phone, city, likeness }) => ({
      person: { id, name, email, phone, city },
      ...likeness,
    }));
}

/** Both records of a pair, with what each of them holds and why they may be one. */
export async function getPair(actor: Actor, keptId: string, givenId: string) {
  requirePermission(actor, 'customers:merge');
  const rows = await database().customer.findMany({
    where: { id: { in: [keptId, givenId] } },
    include: {
      ...COMPARED,
      _count: {
        select: {
          orders: true,
          quotes: true,
          configurations: true,
          preferences: true,
          interactions: true,
        },
      },
    },
  });
  const [kept, given] = [keptId, givenId].map((id) => rows.find((row) => row.id === id));
  if (kept === undefined || given === undefined || kept === given) return undefined;
  const pair = orderedPair(keptId, givenId);
  const verdict = await database().duplicateCandidate.findUnique({
    where: { firstId_secondId: pair },
    select: { status: true },
  });
  return {
    kept,
    given,
    likeness: compareCustomers(comparable(kept), comparable(given)),
    distinct: verdict?.status === 'distinct',
  };
}
