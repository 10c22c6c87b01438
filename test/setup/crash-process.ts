/**
 * Calls one service in a process of its own, to be killed in the middle. Says where it is, a word
 * in a line: what it has said is where it was when it died.
 */
import { switchDatabase } from '#app/utils/database.server.ts';
import type { ServiceCall } from './crash.ts';

type Services = Readonly<Record<string, unknown>>;
type Service = (...given: readonly unknown[]) => Promise<unknown>;
type Work = (tx: unknown) => Promise<unknown>;

const say = (word: string): boolean => process.stdout.write(`${word}\n`);

/** Makes the call of the command line, to one of these. */
export async function call(services: Services): Promise<void> {
  const { url, service, args } = JSON.parse(process.argv[2] ?? '', (name, value: unknown) =>
    name === 'now' ? new Date(String(value)) : value,
  ) as ServiceCall;
  const client = switchDatabase(url);
  const transaction = client.$transaction.bind(client) as (
    work: Work,
    ...rest: readonly unknown[]
  ) => Promise<unknown>;
  Object.assign(client, {
    $transaction: (work: Work, ...rest: readonly unknown[]) =>
      transaction(
        (tx) => {
          say('open');
          return work(tx);
        },
        ...rest,
      ).finally(() => say('closed')),
  });
  say('begin');
  await (services[service] as Service)(...args);
  say('done');
  // Without waiting for idle connections to be given up.
  process.exit();
}
