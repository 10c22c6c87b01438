/** `tsx scripts/seed.ts`: publishes the shipped families and, in demo mode, makes its people. */
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { seed } from '#prisma/seed/index.ts';

try {
  const families = await seed({ demo: environment.demo, now: new Date() });
  for (const [family, { number, published }] of families) {
    console.log(`${family}: version ${number} ${published ? 'published' : 'is up to date'}.`);
  }
} finally {
  await database().$disconnect();
}
