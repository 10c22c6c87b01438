/** A second line like one of the quote, right below it, with a configuration of its own. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { newConfigured } from './add-line.server.ts';
import { loadQuote } from './find-quote.server.ts';
import type { QuoteLineView } from './quote-view.server.ts';
import { refreshLines } from './refresh-lines.server.ts';
import { writeDraft, type SavedDraft } from './write-draft.server.ts';
import { requireVersion } from './write-quote.server.ts';

export const copyLineSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  lineId: fields.id,
});

export async function copyLine(actor: Actor, input: unknown): Promise<SavedDraft> {
  requirePermission(actor, 'quotes:write');
  const { id, version, lineId } = parseInput(copyLineSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const index = quote.lines.findIndex((line) => line.id === lineId);
  const stored = quote.lines[index];
  if (stored === undefined) throw new AppError('not-found');
  const [now] = await refreshLines(actor, quote, [stored]);
  const line = now?.line ?? stored;
  const withCopy = (added: QuoteLineView) => quote.lines.toSpliced(index + 1, 0, added);
  if (line.kind === 'plain')
    return writeDraft(actor, quote, { ...quote, lines: withCopy({ ...line, id: randomUUID() }) });
  const { title, decisions } = line;
  const family = await loadFamilyVersion(line.familyVersionId);
  const { added, store } = await newConfigured(
    actor,
    quote,
    { ...line, id: randomUUID() },
    { version: family, title, decisions },
  );
  return writeDraft(actor, quote, { ...quote, lines: withCopy(added) }, store);
}
