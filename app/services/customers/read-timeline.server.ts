/** The timeline of one customer, newest first, of one channel or all, a page at a time. */
import { z } from 'zod';
import { CHANNELS } from '#rules/customers/contact.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

const PAGE = 50;
const timelineSchema = z.object({
  customerId: fields.id,
  channel: z.enum(CHANNELS).optional(),
  /** Id of the entry the page begins after. */
  after: fields.id.optional(),
});

const ENTRY = { user: { select: { name: true } } } satisfies Prisma.InteractionInclude;
export type TimelineEntry = Prisma.InteractionGetPayload<{ include: typeof ENTRY }>;

export async function readTimeline(
  actor: Actor,
  input: unknown,
): Promise<{ readonly entries: readonly TimelineEntry[]; readonly next: string | undefined }> {
  requirePermission(actor, 'customers:read');
  const { customerId, channel, after } = parseInput(timelineSchema, input);
  const last =
    after === undefined
      ? null
      : await database().interaction.findFirst({ where: { id: after, customerId } });
  const older: Prisma.InteractionWhereInput =
    last === null
      ? {}
      : { at: { lte: last.at }, OR: [{ at: { lt: last.at } }, { id: { lt: last.id } }] };
  const found = await database().interaction.findMany({
    where: { customerId, ...(channel && { channel }), ...older },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    include: ENTRY,
  });
  const entries = found.slice(0, PAGE);
  return { entries, next: found.length > PAGE ? entries.at(-1)?.id : undefined };
}
