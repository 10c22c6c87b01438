/** What the desk shows of a relationship beside the profile, and of two records that may be one. */
import type {
  ShownComparison,
  ShownFact,
  ShownIdentifier,
  ShownMerge,
  ShownRecord,
  ShownSame,
  ShownSummary,
} from '#components/sales/relationship-types.ts';
import { IDENTIFIER_KINDS, isShareable } from '#rules/customers/identifiers.ts';
import { filledFields, orderForMerge } from '#rules/customers/merge.ts';
import { can } from '#rules/policy/permissions.ts';
import { listIdentifiers } from '#app/services/customers/list-identifiers.server.ts';
import {
  getPair,
  likelySame,
  listDuplicates,
  type PersonOfPair,
} from '#app/services/customers/list-duplicates.server.ts';
import { listMerges } from '#app/services/customers/list-merges.server.ts';
import { sumUpRelationship } from '#app/services/customers/sum-up-relationship.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { paths } from '#app/utils/paths.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';

const KEY_LENGTH = 32;
const LONGEST_TEXT = 120;

export async function presentRelationship(
  actor: Actor,
  { id }: { readonly id: string },
  acting: boolean,
) {
  const mayMerge = can(actor.user?.role, 'customers:merge');
  const today = workshopDay(actor.now);
  const [identifiers, summary, same, merges] = await Promise.all([
    listIdentifiers(actor, id),
    sumUpRelationship(actor, id),
    mayMerge ? likelySame(actor, id) : [],
    listMerges(actor, id),
  ]);
  return {
    identifiers: identifiers.flatMap(shownIdentifier),
    summary: shownSummary(summary, today, acting),
    same: same.map(({ person, score, reasons }): ShownSame => ({
      id: person.id,
      name: person.name,
      contact: contactOf(person),
      score,
      reasons,
      href: paths.duplicate(id, person.id),
    })),
    merges: merges.map(({ mergedAt, ...merge }, index): ShownMerge => ({
      ...merge,
      mergedAt: mergedAt.toISOString(),
      mayUndo: mayMerge && index === 0,
    })),
    contact: { key: randomSecret().slice(0, KEY_LENGTH), today, after: summary.lastLogged ?? '' },
  };
}

const contactOf = ({ email, phone, city }: PersonOfPair): string =>
  [email, phone, city].filter(Boolean).join(' · ');

type StoredIdentifier = Awaited<ReturnType<typeof listIdentifiers>>[number];

function shownIdentifier({
  id,
  kind: stored,
  value,
  verifiedAt,
  source,
  lastSeenAt,
}: StoredIdentifier): readonly ShownIdentifier[] {
  const kind = IDENTIFIER_KINDS.find((known) => known === stored);
  if (kind === undefined) return [];
  const shareable = isShareable(kind);
  return [
    {
      id,
      kind,
      value: shareable || kind === 'order-number' ? value : undefined,
      verified: verifiedAt !== null,
      source,
      lastSeenAt: lastSeenAt.toISOString(),
      mayVerify: shareable && verifiedAt === null,
      mayRemove: shareable && source !== 'profile',
    },
  ];
}

type Summary = Awaited<ReturnType<typeof sumUpRelationship>>;

function shownSummary(summary: Summary, today: string, acting: boolean): ShownSummary {
  const { lookedAt, bought, open, refused, asked, contacts, followUps } = summary;
  const questions = [
    ...asked.map(({ id, text, at, quote }) => ({
      ...fact(id, text, at),
      href: paths.quote(quote.number),
    })),
    ...contacts.map(({ id, text, at }) => fact(id, text ?? '', at)),
  ];
  return {
    followUps: followUps.map(({ id, dueOn, interaction, user }) => ({
      id,
      dueOn,
      due: dueOn <= today,
      text: shortened(interaction.text ?? ''),
      by: user?.name,
    })),
    facts: {
      open: open.map(quoteFact),
      // Only who acts for the customer may go on with their work; others look at it.
      lookedAt: lookedAt.map(({ id, name, shareToken, updatedAt }) => ({
        ...fact(id, name, updatedAt),
        href: acting ? paths.configuration(id) : paths.shared(shareToken),
      })),
      asked: questions.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 3),
      bought: bought.map(({ number, placedAt, lines }) => ({
        ...fact(number, [number, lines[0]?.configurationName].filter(Boolean).join(' '), placedAt),
        href: paths.order(number),
      })),
      refused: refused.map(quoteFact),
    },
  };
}

const fact = (id: string, text: string, at: Date): ShownFact => ({
  id,
  text: shortened(text),
  at: at.toISOString(),
});

function quoteFact({ number, title, updatedAt, decision }: Summary['open'][number]): ShownFact {
  const { reason } = (decision ?? {}) as { reason?: string };
  const text = [number, title, reason].filter(Boolean).join(' · ');
  return {
    ...fact(`${number}-${updatedAt.getTime()}`, text, updatedAt),
    href: paths.quote(number),
  };
}

const shortened = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;

export async function presentDuplicates(actor: Actor, page: string | undefined) {
  const found = await listDuplicates(actor, page === undefined ? {} : { page });
  return {
    page: found.page,
    pages: found.pages,
    pairs: found.pairs.map(({ score, reasons, first, second }) => ({
      score,
      reasons,
      href: paths.duplicate(first.id, second.id),
      people: [first, second].map((person) => ({
        id: person.id,
        name: person.name,
        contact: contactOf(person),
      })),
    })),
  };
}

export async function presentComparison(
  actor: Actor,
  keepId: string,
  giveId: string,
): Promise<ShownComparison> {
  const pair = await getPair(actor, keepId, giveId);
  if (pair === undefined) throw new AppError('not-found');
  const ordered = orderForMerge(pair.kept, pair.given);
  const { kept, given } = ordered ?? pair;
  const free = kept.userId === null && given.userId === null;
  return {
    keepId: kept.id,
    giveId: given.id,
    score: pair.likeness.score,
    reasons: pair.likeness.reasons,
    kept: shownRecord(kept),
    given: shownRecord(given),
    merged: ordered && shownRecord(together(kept, given)),
    swapHref: free ? paths.duplicate(given.id, kept.id) : undefined,
    distinct: pair.distinct,
    hrefs: {
      kept: paths.customer(kept.id),
      given: paths.customer(given.id),
      list: paths.duplicates(),
    },
  };
}

type PairRecord = NonNullable<Awaited<ReturnType<typeof getPair>>>['kept'];

/** As the merge will leave it; preferences that both have count once there, which shows only then. */
function together(kept: PairRecord, given: PairRecord): PairRecord {
  const counts = { ...kept._count };
  for (const [what, count] of Object.entries(given._count)) {
    counts[what as keyof typeof counts] += count;
  }
  return { ...kept, ...filledFields(kept, given), _count: counts } as PairRecord;
}

function shownRecord(record: PairRecord): ShownRecord {
  const place = [record.postalCode, record.city].filter(Boolean).join(' ');
  const address = [record.street, place, record.country].filter(Boolean).join('\n');
  return {
    name: record.name,
    email: record.email,
    phone: record.phone ?? undefined,
    address: address || undefined,
    account: record.userId !== null,
    since: record.createdAt.toISOString(),
    counts: record._count,
  };
}
