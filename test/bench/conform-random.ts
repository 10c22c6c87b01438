/** `npm run conform -- --random <n> [--seed <s>]`: n random families and what their seeds make. */
import { parseArgs } from 'node:util';
import { checkRandom } from './conform/random.ts';

const { values } = parseArgs({
  options: { random: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const [number, seed] = [Number(values.random), Number(values.seed)];
if (!(number > 0 && Number.isInteger(seed))) {
  console.error('usage: npm run conform -- --random <n> [--seed <s>]');
  process.exitCode = 1;
} else process.exitCode = (await checkRandom(number, seed)) ? 0 : 1;
