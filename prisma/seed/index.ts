/** Everything a start needs in the database; running it again changes nothing. */
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import type { Published } from '#app/services/families/publish-family.server.ts';
import { seedDemoOrders } from './demo-orders.ts';
import { seedDemoPeople } from './demo-people.ts';
import { seedFamilies } from './families.ts';
import { seedNumberRanges } from './number-ranges.ts';

export async function seed(options: {
  /** Demo people and their orders, too. */
  readonly demo: boolean;
  readonly now: Date;
}): Promise<ReadonlyMap<string, Published>> {
  const published = await seedFamilies(options.now);
  await seedNumberRanges();
  if (options.demo) {
    const families = await newestVersions();
    const declared = families.flatMap(({ family }) => family.preferences.map(({ id }) => id));
    await seedDemoPeople(new Set(declared));
    await seedDemoOrders(options.now);
  }
  return published;
}
