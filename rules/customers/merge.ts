/**
 * What becomes of two records of one customer: which is kept, and which of its fields the other one
 * fills. A record with an account is kept, because its person signs in to it; two accounts are two
 * people who have both proven who they are, and stay two.
 */
export interface MergeableRecord {
  readonly id: string;
  /** The account. */
  readonly userId: string | null;
  readonly managerId: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly customerGroup: string | null;
  readonly tier: string | null;
  readonly vatId: string | null;
  readonly birthday: string | null;
  /** Both or neither. */
  readonly categorySpend: number | null;
  readonly categoryCurrency: string | null;
  readonly terms: unknown;
  /** Since when nothing is to be done with what is known; it holds for both. */
  readonly restrictedAt: Date | null;
  readonly createdAt: Date;
}

/** The record to keep and the one to give up; nothing where both have accounts. */
export function orderForMerge<R extends Pick<MergeableRecord, 'userId'>>(
  kept: R,
  given: R,
): { readonly kept: R; readonly given: R } | undefined {
  if (kept.userId !== null && given.userId !== null) return undefined;
  return given.userId === null ? { kept, given } : { kept: given, given: kept };
}

const SINGLE = [
  'managerId',
  'phone',
  'customerGroup',
  'tier',
  'vatId',
  'birthday',
  'categorySpend',
  'categoryCurrency',
  'terms',
  'restrictedAt',
] as const;
const ADDRESS = ['street', 'postalCode', 'city', 'country'] as const;
export type FilledField = (typeof SINGLE)[number] | (typeof ADDRESS)[number] | 'createdAt';

/**
 * The fields of the kept record that change, with their new values: what it lacks comes from the
 * other one, an address only as a whole, and it has been a customer since the earlier day.
 */
export function filledFields(
  kept: MergeableRecord,
  given: MergeableRecord,
): Partial<Pick<MergeableRecord, FilledField>> {
  const homeless = (record: MergeableRecord) =>
    ADDRESS.every((field) => field === 'country' || record[field] === null);
  const missing = [
    ...SINGLE.filter((field) => kept[field] === null && given[field] !== null),
    ...(homeless(kept) && !homeless(given)
      ? ADDRESS.filter((field) => given[field] !== kept[field])
      : []),
  ];
  return {
    ...Object.fromEntries(missing.map((field) => [field, given[field]])),
    ...(given.createdAt < kept.createdAt ? { createdAt: given.createdAt } : {}),
  };
}
