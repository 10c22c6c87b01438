/** Places one order in a process of its own, to be killed in the middle; says when it begins. */
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { switchDatabase } from '#app/utils/database.server.ts';
import type { Actor } from '#app/utils/actor.ts';

const [url = '', given = ''] = process.argv.slice(2);
const { actor, form } = JSON.parse(given) as { actor: Actor; form: unknown };
switchDatabase(url);
process.stdout.write('begin\n');
await placeOrder({ ...actor, now: new Date(actor.now) }, form);
process.stdout.write('done\n');
