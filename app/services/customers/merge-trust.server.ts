/** What a merge does with consents and with who looked at a profile, and how it is undone. */
import { z } from 'zod';
import type { Prisma } from '#app/utils/database.server.ts';
import { keepRow, readRow } from './kept-rows.server.ts';
import { idsSchema, moves, type MergeRule } from './merge-rule.server.ts';

const consentsSchema = z.object({ moved: idsSchema, known: idsSchema });
const decisionRows = moves('ConsentDecision');

/**
 * Two ledgers put together, in which a denial of either holds. Parted again, each has its own back;
 * what was denied since, by whoever it was, holds for both.
 */
export const consents: MergeRule = {
  async move(tx, pair) {
    const own = await tx.consentDecision.findMany({
      where: { customerId: pair.intoId },
      select: { id: true },
    });
    return { moved: await decisionRows.move(tx, pair), known: own.map(({ id }) => id) };
  },
  async restore(tx, pair, kept) {
    const { moved, known } = consentsSchema.parse(kept);
    await decisionRows.restore(tx, pair, moved);
    const before = new Set([...moved, ...known]);
    const denials = await tx.consentDecision.findMany({
      where: { customerId: pair.intoId, decision: 'denied' },
    });
    const since = denials.filter(({ id }) => !before.has(id));
    await tx.consentDecision.createMany({
      data: since.map(({ id: _own, replaces: _none, ...denial }) => ({
        ...denial,
        replaces: [],
        customerId: pair.fromId,
      })),
    });
  },
};

const accessesSchema = z.object({ moved: idsSchema, aside: z.array(z.unknown()) });
const accessRows = moves('ProfileAccess');

/** One of each person and day is left; the other is set aside. */
export const accesses: MergeRule = {
  async move(tx, pair) {
    const dayOf = ({ userId, day }: { readonly userId: string; readonly day: string }): string =>
      `${userId} ${day}`;
    const known = await tx.profileAccess.findMany({ where: { customerId: pair.intoId } });
    const days = new Set(known.map(dayOf));
    const given = await tx.profileAccess.findMany({ where: { customerId: pair.fromId } });
    const aside = given.filter((one) => days.has(dayOf(one)));
    await tx.profileAccess.deleteMany({ where: { id: { in: aside.map(({ id }) => id) } } });
    return { moved: await accessRows.move(tx, pair), aside: aside.map(keepRow) };
  },
  async restore(tx, pair, kept) {
    const { moved, aside } = accessesSchema.parse(kept);
    await accessRows.restore(tx, pair, moved);
    for (const row of aside.map(readRow)) {
      await tx.profileAccess.create({
        data: row as unknown as Prisma.ProfileAccessUncheckedCreateInput,
      });
    }
  },
};
