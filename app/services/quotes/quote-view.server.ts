/** A stored quote as services hand it out to staff: every Json column in its own type. */
import type { Assignment, ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { Deal, DealTerms } from '#rules/pricing/deal-types.ts';
import type { PlainItem, QuoteDiscount, QuoteTerms } from '#rules/quotes/terms.ts';
import type { QuoteStatus } from '#rules/workflow/quote.ts';
import type { Prisma } from '#app/utils/database.server.ts';
import type { LinePicture, LineSummary } from '../orders/snapshot-line.server.ts';

export const QUOTE_FIELDS = {
  lines: { orderBy: { position: 'asc' } },
  owner: { select: { id: true, name: true } },
  customer: true,
  order: { select: { number: true } },
} satisfies Prisma.QuoteInclude;

export type QuoteRow = Prisma.QuoteGetPayload<{ include: typeof QUOTE_FIELDS }>;

/** The client as the quote was sent to them, with what their prices depend on. */
export interface QuoteClient {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
}

/** What was said when the quote came to its end. */
export interface QuoteDecision {
  readonly name?: string | undefined;
  readonly reason?: string | undefined;
  /** Ids of the options and alternatives that were chosen. */
  readonly chosen?: readonly string[] | undefined;
}

interface AnyLine {
  readonly id: string;
  readonly position: number;
  readonly quantity: number;
  readonly optional: boolean;
  readonly alternative?: string | undefined;
  /** The same for lines that are sold as one. */
  readonly bundle?: string | undefined;
  readonly discount?: QuoteDiscount | undefined;
  readonly note: string;
  readonly title: Text;
}

export interface ConfiguredQuoteLine extends AnyLine {
  readonly kind: 'configured';
  /** Where it is configured; absent once that was thrown away. */
  readonly configurationId?: string | undefined;
  readonly familyVersionId: string;
  readonly decisions: readonly Decision[];
  readonly product: Assignment;
  readonly facts: ContextFacts;
  readonly summary: LineSummary;
  readonly picture: LinePicture;
}

export interface PlainQuoteLine extends AnyLine {
  readonly kind: 'plain';
  readonly item: PlainItem;
}

export type QuoteLineView = ConfiguredQuoteLine | PlainQuoteLine;

export interface QuoteView {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly status: QuoteStatus;
  readonly version: number;
  readonly title: string;
  readonly customerId: string;
  readonly ownerId?: string | undefined;
  readonly ownerName?: string | undefined;
  readonly market: string;
  readonly currency: string;
  readonly locale: string;
  readonly terms: QuoteTerms;
  readonly validUntil: string;
  /** As last priced; fixed from approval on. */
  readonly deal?: Deal | undefined;
  readonly dealTerms?: DealTerms | undefined;
  readonly client: QuoteClient;
  readonly customerGroup?: string | undefined;
  readonly tier?: string | undefined;
  readonly decision?: QuoteDecision | undefined;
  readonly previousId?: string | undefined;
  readonly orderNumber?: string | undefined;
  readonly sentAt?: Date | undefined;
  readonly decidedAt?: Date | undefined;
  readonly updatedAt: Date;
  readonly lines: readonly QuoteLineView[];
}

type Customer = QuoteRow['customer'];

export function clientOf(customer: Customer): QuoteClient {
  const { name, email, phone, street, postalCode, city, country } = customer;
  return {
    name,
    email,
    phone: phone ?? undefined,
    street: street ?? undefined,
    postalCode: postalCode ?? undefined,
    city: city ?? undefined,
    country: country ?? undefined,
  };
}

export function toQuoteView(row: QuoteRow): QuoteView {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status as QuoteStatus,
    version: row.version,
    title: row.title,
    customerId: row.customerId,
    ownerId: row.owner?.id,
    ownerName: row.owner?.name,
    market: row.market,
    currency: row.currency,
    locale: row.locale,
    terms: row.terms as unknown as QuoteTerms,
    validUntil: row.validUntil,
    deal: (row.deal as unknown as Deal | null) ?? undefined,
    dealTerms: (row.dealTerms as unknown as DealTerms | null) ?? undefined,
    client: (row.client as unknown as QuoteClient | null) ?? clientOf(row.customer),
    customerGroup: row.customer.customerGroup ?? undefined,
    tier: row.customer.tier ?? undefined,
    decision: (row.decision as unknown as QuoteDecision | null) ?? undefined,
    previousId: row.previousId ?? undefined,
    orderNumber: row.order?.number,
    sentAt: row.sentAt ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    updatedAt: row.updatedAt,
    lines: row.lines.map(toLineView),
  };
}

export function toLineView(row: QuoteRow['lines'][number]): QuoteLineView {
  const line = {
    id: row.id,
    position: row.position,
    quantity: row.quantity,
    optional: row.optional,
    alternative: row.alternative ?? undefined,
    bundle: row.bundle ?? undefined,
    discount: (row.discount as unknown as QuoteDiscount | null) ?? undefined,
    note: row.note,
    title: row.title as unknown as Text,
  };
  if (row.kind === 'plain')
    return { ...line, kind: 'plain', item: row.item as unknown as PlainItem };
  return {
    ...line,
    kind: 'configured',
    configurationId: row.configurationId ?? undefined,
    familyVersionId: row.familyVersionId ?? '',
    decisions: row.decisions as unknown as readonly Decision[],
    product: row.product as unknown as Assignment,
    facts: row.facts as unknown as ContextFacts,
    summary: row.summary as unknown as LineSummary,
    picture: row.picture as unknown as LinePicture,
  };
}
