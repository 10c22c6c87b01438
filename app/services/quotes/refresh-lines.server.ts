/**
 * The lines of a draft as they are now: what each line's configuration holds, on the version it is
 * pinned to, checked for the client by both evaluators. Writes nothing.
 */
import type { Decision } from '#rules/configuration/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { assessProduct, type Assessment } from '../configurations/assess-product.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { pictureOf, summarise } from '../orders/snapshot-line.server.ts';
import type { ConfiguredQuoteLine, QuoteLineView, QuoteView } from './quote-view.server.ts';

export interface OfferedLine<Line extends QuoteLineView = QuoteLineView> {
  readonly line: Line;
  /** `sellable`: it can be built and sold to this client as it stands. */
  readonly verdict: Assessment['verdict'];
}

/** Whose facts count: the client's, in the market of the quote, at our desk. */
export const forClient = (
  actor: Actor,
  { customerId, market, locale }: Pick<QuoteView, 'customerId' | 'market' | 'locale'>,
): Actor => ({ ...actor, actingFor: customerId, market, locale });

export async function refreshLines(
  actor: Actor,
  quote: Pick<QuoteView, 'customerId' | 'market' | 'locale'>,
  lines: readonly QuoteLineView[],
  /** Lines that keep the decisions they come with. */
  own: ReadonlySet<string> = new Set(),
): Promise<readonly OfferedLine[]> {
  const ids = lines.flatMap((line) =>
    line.kind === 'configured' ? (line.configurationId ?? []) : [],
  );
  const rows = await database().configuration.findMany({
    where: { id: { in: ids } },
    select: { id: true, decisions: true, familyVersionId: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return Promise.all(
    lines.map(async (line): Promise<OfferedLine> => {
      if (line.kind === 'plain') return { line, verdict: 'sellable' };
      const row = own.has(line.id) ? undefined : known.get(line.configurationId ?? '');
      const version = await loadFamilyVersion(row?.familyVersionId ?? line.familyVersionId);
      const decisions = (row?.decisions as unknown as readonly Decision[]) ?? line.decisions;
      return configuredLine(forClient(actor, quote), line, version, decisions);
    }),
  );
}

/** A line with everything that is copied into it when it is saved. */
export async function configuredLine(
  client: Actor,
  line: Omit<
    ConfiguredQuoteLine,
    'familyVersionId' | 'decisions' | 'product' | 'facts' | 'summary' | 'picture'
  >,
  version: LoadedVersion,
  decisions: readonly Decision[],
): Promise<OfferedLine<ConfiguredQuoteLine>> {
  const assessed = await assessProduct(client, version, decisions);
  const { facts, product, configurator, verdict } = assessed;
  const proposed = configurator.state([]).product;
  return {
    verdict,
    line: {
      ...line,
      familyVersionId: version.id,
      decisions,
      product,
      facts,
      summary: summarise(version.public, product, proposed),
      picture: pictureOf(version.public, facts, product),
    },
  };
}
