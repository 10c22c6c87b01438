/**
 * Publishes a validated family: a new immutable version, or nothing when it is the newest one.
 * In one market all families cost in one currency, so that one order can hold any of them.
 */
import type { Family } from '#rules/model/family.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';

export interface Published {
  readonly versionId: string;
  readonly number: number;
  /** False when this very document is the newest version already. */
  readonly published: boolean;
}

/** The document with its keys in order, so that the same family always has the same hash. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
  );
}

export const familyHash = (family: Family): string => sha256(JSON.stringify(canonical(family)));

/** Thrown for a family that may not be published beside the others; its message says why. */
export class PublishingRefused extends Error {
  override readonly name = 'PublishingRefused';
}

type Priced = Pick<Family, 'id' | 'markets' | 'priceLists'>;

/** Currency by market. */
function currencies({ markets, priceLists }: Priced): ReadonlyMap<string, string> {
  const lists = new Map(priceLists.map(({ id, currency }) => [id, currency]));
  return new Map(markets.map(({ id, priceList }) => [id, lists.get(priceList) ?? '']));
}

/** One sentence for each market in which another published family has another currency. */
export function currencyClashes(family: Priced, others: readonly Priced[]): readonly string[] {
  const own = currencies(family);
  return others
    .filter(({ id }) => id !== family.id)
    .flatMap((other) =>
      [...currencies(other)].flatMap(([market, currency]) => {
        const wanted = own.get(market);
        if (wanted === undefined || wanted === currency) return [];
        return [
          `In market ${market} the family ${family.id} costs in ${wanted}, ` +
            `but the published family ${other.id} in ${currency}: one order has one currency.`,
        ];
      }),
    );
}

async function newestOthers(tx: Transaction, familyId: string): Promise<readonly Priced[]> {
  const families = await tx.family.findMany({
    where: { id: { not: familyId } },
    include: { versions: { orderBy: { number: 'desc' }, take: 1, select: { document: true } } },
  });
  return families.flatMap(({ versions }) =>
    versions.map(({ document }) => document as unknown as Priced),
  );
}

/** Throws `PublishingRefused` for a currency that clashes with another family's. */
export async function publishFamily(family: Family, now: Date = new Date()): Promise<Published> {
  const hash = familyHash(family);
  return inTransaction(
    async (tx) => {
      await tx.family.upsert({ where: { id: family.id }, create: { id: family.id }, update: {} });
      const newest = await tx.familyVersion.findFirst({
        where: { familyId: family.id },
        orderBy: { number: 'desc' },
        select: { id: true, number: true, hash: true },
      });
      if (newest?.hash === hash) {
        return { versionId: newest.id, number: newest.number, published: false };
      }
      const clashes = currencyClashes(family, await newestOthers(tx, family.id));
      if (clashes.length > 0) throw new PublishingRefused(clashes.join('\n'));
      const number = (newest?.number ?? 0) + 1;
      const { id } = await tx.familyVersion.create({
        data: { familyId: family.id, number, hash, document: toJson(family), publishedAt: now },
      });
      await tx.auditEvent.create({
        data: {
          action: 'family.published',
          subjectKind: 'family-version',
          subjectId: id,
          data: { familyId: family.id, number, hash },
          at: now,
        },
      });
      return { versionId: id, number, published: true };
    },
    { serializable: true },
  );
}
