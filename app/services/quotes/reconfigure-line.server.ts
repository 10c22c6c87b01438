/**
 * A rep goes to the configuration of a line, working for the client from here on. What was agreed
 * on the line stays; the draft shows the line as it is configured. A configuration that was thrown
 * away is made again from the copy in the line.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { startActingFor } from '../customers/act-for.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { newConfigured } from './add-line.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { writeQuote } from './write-quote.server.ts';

export const reconfigureLineSchema = z.object({ id: fields.id, lineId: fields.id });

export async function reconfigureLine(
  actor: Actor,
  input: unknown,
): Promise<{ readonly configurationId: string }> {
  requirePermission(actor, 'quotes:write');
  const { id, lineId } = parseInput(reconfigureLineSchema, input);
  const quote = await loadQuote(id);
  if (quote.status !== 'draft') throw new AppError(`quote-is-${quote.status}`);
  const line = quote.lines.find((each) => each.id === lineId);
  if (line?.kind !== 'configured') throw new AppError('not-found');
  if (actor.actingFor !== quote.customerId) await startActingFor(actor, quote.customerId);
  if (line.configurationId !== undefined) return { configurationId: line.configurationId };
  const version = await loadFamilyVersion(line.familyVersionId);
  const { title, decisions } = line;
  const { added, store } = await newConfigured(actor, quote, line, { version, title, decisions });
  const configurationId = added.configurationId ?? '';
  await inTransaction(async (tx) => {
    await writeQuote(tx, quote, {});
    await store(tx);
    await tx.quoteLine.update({ where: { id: lineId }, data: { configurationId } });
  });
  return { configurationId };
}
