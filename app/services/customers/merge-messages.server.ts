/** Messages at a merge: both records' go on as one; of the same occasion the kept record's counts. */
import { z } from 'zod';
import type { Prisma } from '#app/utils/database.server.ts';
import { keepRow, readRow } from './kept-rows.server.ts';
import { idsSchema, moves, type MergeRule } from './merge-rule.server.ts';

const keptSchema = z.object({ moved: idsSchema, aside: z.array(z.unknown()) });
const rows = moves('Message');

export const messages: MergeRule = {
  async move(tx, pair) {
    const { fromId, intoId } = pair;
    const given = await tx.message.findMany({ where: { customerId: fromId } });
    const known = await tx.message.findMany({
      where: { customerId: intoId },
      select: { journey: true, occasion: true },
    });
    const aside = given.filter((one) =>
      known.some(({ journey, occasion }) => one.journey === journey && one.occasion === occasion),
    );
    await tx.message.deleteMany({ where: { id: { in: aside.map(({ id }) => id) } } });
    return { moved: await rows.move(tx, pair), aside: aside.map(keepRow) };
  },
  async restore(tx, pair, kept) {
    const { moved, aside } = keptSchema.parse(kept);
    await rows.restore(tx, pair, moved);
    for (const row of aside.map(readRow)) {
      await tx.message.create({ data: row as unknown as Prisma.MessageUncheckedCreateInput });
    }
  },
};
