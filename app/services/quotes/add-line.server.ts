/**
 * Adds a line to a draft. A configured line gets a configuration of its own: a copy of one the
 * client has, or a new one of a family; so that two same products on one quote never share it.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Decision } from '#rules/configuration/types.ts';
import type { Text } from '#rules/model/text.ts';
import { translate } from '#rules/model/translate.ts';
import { MOST_OFFERED, plainItemSchema } from '#rules/quotes/terms.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { findConfiguration } from '../configurations/access.server.ts';
import {
  loadFamilyVersion,
  newestVersion,
  type LoadedVersion,
} from '../families/load-family-version.server.ts';
import { loadQuote } from './find-quote.server.ts';
import type { ConfiguredQuoteLine, QuoteView } from './quote-view.server.ts';
import { configuredLine, forClient } from './refresh-lines.server.ts';
import { writeDraft, type SavedDraft } from './write-draft.server.ts';
import { requireVersion } from './write-quote.server.ts';

const quantity = z.coerce.number().int().min(1).max(MOST_OFFERED).default(1);

export const addLineSchema = z.object({
  id: fields.id,
  version: z.coerce.number().int(),
  line: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('configuration'), configurationId: fields.id, quantity }),
    z.object({ kind: z.literal('family'), familyId: fields.id, quantity }),
    z.object({
      kind: z.literal('plain'),
      title: fields.name,
      quantity,
      item: plainItemSchema,
    }),
  ]),
});

export interface AddedLine extends SavedDraft {
  readonly lineId: string;
}

export async function addLine(actor: Actor, input: unknown): Promise<AddedLine> {
  requirePermission(actor, 'quotes:write');
  const { id, version, line } = parseInput(addLineSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const lineId = randomUUID();
  const blank = { id: lineId, position: 0, optional: false, note: '', quantity: line.quantity };
  if (line.kind === 'plain') {
    const { item, title } = line;
    const added = { ...blank, kind: 'plain' as const, title: { en: title }, item };
    const saved = await writeDraft(actor, quote, { ...quote, lines: [...quote.lines, added] });
    return { ...saved, lineId };
  }
  const start = await startOf(actor, quote, line);
  const { added, store } = await newConfigured(actor, quote, blank, start);
  const lines = [...quote.lines, added];
  return { ...(await writeDraft(actor, quote, { ...quote, lines }, store)), lineId };
}

interface Start {
  readonly version: LoadedVersion;
  readonly title: Text;
  readonly decisions: readonly Decision[];
}

async function startOf(
  actor: Actor,
  quote: QuoteView,
  line:
    | { readonly kind: 'configuration'; readonly configurationId: string }
    | { readonly kind: 'family'; readonly familyId: string },
): Promise<Start> {
  if (line.kind === 'family') {
    const version = await newestVersion(line.familyId);
    return { version, title: version.family.title, decisions: [] };
  }
  const found = await findConfiguration(actor, line.configurationId, 'read');
  if (found.customerId !== quote.customerId) throw new AppError('not-found');
  const version = await loadFamilyVersion(found.familyVersionId);
  return { version, title: { en: found.name }, decisions: found.decisions };
}

/** A line with a configuration of its own, and what stores that configuration. */
export async function newConfigured(
  actor: Actor,
  quote: QuoteView,
  blank: Pick<
    ConfiguredQuoteLine,
    'id' | 'position' | 'optional' | 'note' | 'quantity' | 'alternative' | 'bundle' | 'discount'
  >,
  { version, title, decisions }: Start,
): Promise<{ added: ConfiguredQuoteLine; store: (tx: Transaction) => Promise<void> }> {
  const configurationId = randomUUID();
  const base = { ...blank, kind: 'configured' as const, title, configurationId };
  const { line } = await configuredLine(forClient(actor, quote), base, version, decisions);
  const store = async (tx: Transaction): Promise<void> => {
    await tx.configuration.create({
      data: {
        id: configurationId,
        familyVersionId: version.id,
        customerId: quote.customerId,
        name: translate(title, quote.locale),
        decisions: toJson(decisions),
        shareToken: randomSecret(),
        createdAt: actor.now,
      },
    });
  };
  return { added: line, store };
}
