/**
 * The two guarded ways to write a quote: moving it on in its life, and any write at all. Status and
 * version are part of the write's condition: of two who write, one is refused and told who was
 * faster and what they changed.
 */
import type { QuoteChange } from '#rules/quotes/difference.ts';
import { nextQuote, type QuoteEvent } from '#rules/workflow/quote.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma, type Transaction } from '#app/utils/database.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import type { QuoteView } from './quote-view.server.ts';

type Known = Pick<QuoteView, 'id' | 'number' | 'revision' | 'status' | 'version' | 'customerId'>;

/** Throws `quote-changed` when the quote is no longer as it was read. */
export async function writeQuote(
  tx: Transaction,
  { id, status, version }: Known,
  data: Prisma.QuoteUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.quote.updateMany({
    where: { id, status, version },
    data: { ...data, version: version + 1 },
  });
  if (count !== 1) throw await changedSince(id, version, tx);
}

/** Who has written the quote since `version`, and what. */
export async function changedSince(
  id: string,
  version: number,
  client: Transaction = database(),
): Promise<AppError> {
  const events = await client.auditEvent.findMany({
    where: { subjectKind: 'quote', subjectId: id },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { user: { select: { name: true } } },
  });
  const { version: now } = (await client.quote.findUnique({ where: { id } })) ?? { version };
  return new AppError('quote-changed', {
    version: now,
    changes: events
      .filter(({ data }) => ((data as { version?: number }).version ?? 0) > version)
      .map(({ user, at, action, data }) => ({
        by: user?.name ?? null,
        at: at.toISOString(),
        action,
        what: (data as { changes?: readonly QuoteChange[] }).changes ?? [],
      })),
  });
}

/** Refuses a page that shows an older version than the one stored. */
export async function requireVersion(quote: Known, seen: number): Promise<void> {
  if (quote.version !== seen) throw await changedSince(quote.id, seen);
}

export interface Move {
  readonly data?: Prisma.QuoteUncheckedUpdateManyInput;
  /** Why, and whatever else there is to tell. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** One step of the quote's life, with its audit and timeline rows; refused as the machine says. */
export async function moveQuote(
  tx: Transaction,
  actor: Actor,
  quote: Known,
  event: QuoteEvent,
  { data = {}, told = {} }: Move = {},
): Promise<void> {
  const next = nextQuote(quote.status, event);
  if (!next.ok) throw new AppError(next.error, { status: quote.status });
  await writeQuote(tx, quote, { ...data, status: next.value });
  await tellQuote(tx, actor, quote, `quote-${event.type}`, {
    from: quote.status,
    to: next.value,
    ...told,
  });
}

/** What happened to a quote, for the audit trail and the client's timeline. */
export async function tellQuote(
  tx: Transaction,
  actor: Actor,
  { id, number, revision, version, customerId }: Known,
  kind: string,
  told: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const subject = { kind: 'quote', id };
  const data = { number, revision, version: version + 1, ...told };
  await recordAudit(tx, actor, kind.replace('-', '.'), subject, data);
  await recordInteraction(tx, actor, kind, subject, { number, revision, ...told }, customerId);
}
