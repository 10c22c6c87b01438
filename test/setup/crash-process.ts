/** Calls one service in a process of its own, to be killed in the middle; says when it begins. */
import { switchDatabase } from '#app/utils/database.server.ts';
import type { ServiceCall } from './crash.ts';

const { url, module, service, actor, input } = JSON.parse(process.argv[2] ?? '') as ServiceCall;
const services = (await import(module)) as Record<
  string,
  (...given: unknown[]) => Promise<unknown>
>;
switchDatabase(url);
process.stdout.write('begin\n');
await services[service]?.({ ...actor, now: new Date(actor.now) }, input);
process.stdout.write('done\n');
