/** What the HTTP server asks of the app: is it healthy, begin background work, end it. */
import { database } from '#app/utils/database.server.ts';

export const lifecycle = {
  /** Resolves when the database answers, rejects otherwise. */
  async check(): Promise<void> {
    await database().$queryRaw`SELECT 1`;
  },
  async stop(): Promise<void> {
    await database().$disconnect();
  },
};
export type Lifecycle = typeof lifecycle;
