/** Everything that says who a customer is and where they are found, gathered before it goes. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Erased, Pseudonym } from '#rules/customers/erasure/scrub.ts';
import { textSchema } from '#rules/model/text.ts';
import type { Transaction } from '#app/utils/database.server.ts';

export interface Person extends Erased {
  readonly customerId: string;
  readonly userId: string | undefined;
  /** Of the account's sessions: what it did in others' configurations is under these. */
  readonly guestIds: readonly string[];
  readonly emails: readonly string[];
}

/** The same in everything that stays of one customer, and from nothing of theirs. */
export function newPseudonym(): Pseudonym {
  const id = randomBytes(5).toString('hex');
  return { name: `Erased customer ${id}`, email: `erased-${id}@erased.invalid` };
}

interface Line {
  readonly familyVersionId: string | null;
  readonly product: unknown;
  /** Absent in quotes, where the title is that of the product or its configuration. */
  readonly configurationName?: string;
}

/** Where a person has left name, address and words. */
interface Sources {
  /** Copies of the customer: their record, on orders, on offers, in decisions. */
  readonly copies: readonly unknown[];
  readonly terms: readonly unknown[];
  readonly lines: readonly Line[];
  readonly configurations: readonly { readonly name: string }[];
}

/** Texts under one key of documents that may be absent. */
const textsAt = (documents: readonly unknown[], key: string): readonly string[] =>
  documents.flatMap((document) => {
    const value = (document as Readonly<Record<string, unknown>> | null)?.[key];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });

async function gather(
  tx: Transaction,
  { copies, terms, lines, configurations }: Sources,
): Promise<Pick<Person, 'emails' | 'textVariables' | 'words'>> {
  const { textVariables, titles } = await familiesOf(tx, lines);
  const emails = textsAt(copies, 'email');
  // What a plain item is called is no name a customer gave.
  const configured = lines.filter(({ familyVersionId }) => familyVersionId !== null);
  const given = [...textsAt(configurations, 'name'), ...textsAt(configured, 'configurationName')];
  const typed = lines.flatMap(({ product }) => typedIn(product, textVariables));
  return {
    emails: [...new Set([...emails, ...textsAt(terms, 'invoiceEmail')])],
    textVariables,
    words: [
      ...new Set([
        ...textsAt(copies, 'name'),
        ...emails,
        ...given.filter((name) => !titles.has(name)),
        ...typed,
      ]),
    ],
  };
}

/** Nothing when there is no such customer. */
export async function gatherPerson(
  tx: Transaction,
  customerId: string,
  pseudonym: Pseudonym,
): Promise<Person | undefined> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    include: {
      user: {
        select: { id: true, name: true, email: true, sessions: { select: { guestId: true } } },
      },
      configurations: { select: { name: true } },
      orders: { select: { customer: true, terms: true, lines: true } },
      quotes: { select: { client: true, decision: true, lines: true } },
    },
  });
  if (customer === null) return undefined;
  const { user, configurations, orders, quotes } = customer;
  const gathered = await gather(tx, {
    copies: [
      customer,
      user,
      ...orders.map((order) => order.customer),
      ...quotes.flatMap(({ client, decision }) => [client, decision]),
    ],
    terms: [customer.terms, ...orders.map(({ terms }) => terms)],
    lines: [...orders, ...quotes].flatMap(({ lines }): readonly Line[] => lines),
    configurations,
  });
  return {
    ...gathered,
    pseudonym,
    customerId,
    userId: user?.id,
    guestIds: user?.sessions.map(({ guestId }) => guestId) ?? [],
  };
}

/** Whoever placed an order without an account, by what is on it. */
export async function gatherGuest(
  tx: Transaction,
  orderId: string,
  pseudonym: Pseudonym,
): Promise<Erased & Pick<Person, 'emails'>> {
  const { customer, terms, lines } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { customer: true, terms: true, lines: true },
  });
  const sources = { copies: [customer], terms: [terms], lines, configurations: [] };
  return { ...(await gather(tx, sources)), pseudonym };
}

/** What of a published family says which texts people type, and what its products are called. */
const namedFamily = z.object({
  title: textSchema,
  characteristics: z.array(z.object({ id: z.string(), kind: z.string() })).default([]),
});

interface Families {
  readonly textVariables: ReadonlySet<string>;
  /** What products are called when nobody names them. */
  readonly titles: ReadonlySet<string>;
}

async function familiesOf(
  tx: Transaction,
  lines: readonly { readonly familyVersionId: string | null }[],
): Promise<Families> {
  const ids = [...new Set(lines.flatMap(({ familyVersionId: id }) => (id === null ? [] : [id])))];
  const versions = await tx.familyVersion.findMany({ where: { id: { in: ids } } });
  const documents = versions.map(({ document }) => namedFamily.parse(document));
  const texts = documents.flatMap(({ characteristics }) =>
    characteristics.filter(({ kind }) => kind === 'text'),
  );
  return {
    textVariables: new Set(texts.map(({ id }) => id)),
    titles: new Set(documents.flatMap(({ title }) => Object.values(title))),
  };
}

function typedIn(product: unknown, variables: ReadonlySet<string>): readonly string[] {
  if (typeof product !== 'object' || product === null) return [];
  return Object.entries(product).flatMap(([variable, value]) =>
    variables.has(variable) && typeof value === 'string' && value !== 'none' ? [value] : [],
  );
}
