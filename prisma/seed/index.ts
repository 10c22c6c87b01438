/** Everything a start needs in the database; running it again changes nothing, and is quick. */
import { indexMissing } from '#app/services/customers/index-customer.server.ts';
import { database } from '#app/utils/database.server.ts';
import { seedFamilies, type SeededFamily } from './families.ts';
import { seedNumberRanges } from './number-ranges.ts';
import { PAST_ORDERS, pastOrderKey } from './past-orders.ts';

export async function seed(options: {
  /** Demo people and their orders, too. */
  readonly demo: boolean;
  readonly now: Date;
}): Promise<ReadonlyMap<string, SeededFamily>> {
  const families = await seedFamilies(options.now);
  await seedNumberRanges();
  await indexMissing();
  if (options.demo && !(await demoIsThere())) {
    // Loading the services that place orders takes longer than finding that there is no need.
    const [{ seedDemoPeople }, { seedDemoOrders }, { seedDemoQuotes }] = await Promise.all([
      import('./demo-people.ts'),
      import('./demo-orders.ts'),
      import('./demo-quotes.ts'),
    ]);
    const declared = [...families.values()].flatMap(({ family }) => family.preferences);
    await seedDemoPeople(new Set(declared.map(({ id }) => id)));
    await indexMissing();
    await seedDemoQuotes(options.now);
    await seedDemoOrders(options.now);
  }
  return families;
}

/** The orders are made last: with them, the people they belong to are there. */
async function demoIsThere(): Promise<boolean> {
  const idempotencyKey = { in: PAST_ORDERS.map(pastOrderKey) };
  return (await database().order.count({ where: { idempotencyKey } })) === PAST_ORDERS.length;
}
