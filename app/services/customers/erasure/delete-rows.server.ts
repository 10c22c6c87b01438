/**
 * Deletes a customer's rows in every table whose erasure rule says so. A table that names the
 * customer needs nothing here but its rule; how others are reached is below.
 */
import { ERASURE_RULES } from '#rules/customers/erasure/tables.ts';
import { isDeleted } from '#rules/customers/erasure/column-rule.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import type { Person } from './person.server.ts';

/** Rows of the person; nothing where they go with others (by the database, or elsewhere). */
type Reach = (person: Person) => object | undefined;

const ofUser: Reach = ({ userId }) => (userId === undefined ? undefined : { userId });
const ofGuests: Reach = ({ guestIds }) => ({ guestId: { in: [...guestIds] } });
const goesAlong: Reach = () => undefined;

const REACH: Readonly<Record<string, Reach>> = {
  User: ({ userId }) => (userId === undefined ? undefined : { id: userId }),
  Session: ofUser,
  PasswordReset: ofUser,
  Interaction: ({ customerId, userId }) => ({
    OR: [{ customerId }, ...(userId === undefined ? [] : [{ userId }])],
  }),
  DuplicateCandidate: ({ customerId }) => ({
    OR: [{ firstId: customerId }, { secondId: customerId }],
  }),
  // Undone ones as well: the record they gave back is in them.
  CustomerMerge: ({ customerId }) => ({ OR: [{ intoId: customerId }, { fromId: customerId }] }),
  WantedOption: ({ customerId, guestIds }) => ({
    configuration: { OR: [{ customerId }, { guestId: { in: [...guestIds] } }] },
  }),
  UsageReading: ({ customerId, guestIds }) => ({
    orderLine: { order: { OR: [{ customerId }, { guestId: { in: [...guestIds] } }] } },
  }),
  CrossSell: ({ customerId, guestIds }) => ({
    OR: [{ customerId }, { guestId: { in: [...guestIds] } }],
  }),
  Referral: ({ customerId }) => ({ OR: [{ referrerId: customerId }, { friendId: customerId }] }),
  OutboxMail: ({ emails }) => ({ to: { in: [...emails] } }),
  Participant: ofGuests,
  // With the configuration they lead to.
  Invitation: goesAlong,
  // With the quotes: scrub-quotes.server.ts.
  QuoteLink: goesAlong,
  QuoteComment: goesAlong,
};

const byCustomer: Reach = ({ customerId }) => ({ customerId });

/** The account last: what it did has to be found by it before. */
const MODELS = Object.entries(ERASURE_RULES)
  .filter(([, rules]) => isDeleted(rules))
  .map(([model]) => model)
  .sort((a, b) => Number(a === 'User') - Number(b === 'User'));

type Table = { deleteMany(given: { where: object }): Promise<{ count: number }> };

/** How many rows went, by model; none where there was nothing. */
export async function deleteRows(
  tx: Transaction,
  person: Person,
): Promise<Readonly<Record<string, number>>> {
  const tables = tx as unknown as Readonly<Record<string, Table>>;
  const deleted: Record<string, number> = {};
  for (const model of MODELS) {
    const where = (REACH[model] ?? byCustomer)(person);
    const table = tables[`${model.charAt(0).toLowerCase()}${model.slice(1)}`];
    if (where === undefined || table === undefined) continue;
    const { count } = await table.deleteMany({ where });
    if (count > 0) deleted[model] = count;
  }
  return deleted;
}
