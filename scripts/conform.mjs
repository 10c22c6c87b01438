/**
 * `npm run conform -- --set <folder> [--only <id>] [--json <file>] [--timeout <seconds>] [--solver]`: replays
 * a benchmark folder on the engine and compares every answer with the truth given there.
 * `npm run conform -- --random <n> [--seed <s>]`: n random small families against brute force.
 */
import { argumentsOf, runProgram } from './bench-program.mjs';

const args = argumentsOf('conform', ['--set', '--json']);
const random = args.some((argument) => argument.startsWith('--random'));
await runProgram(random ? 'conform-random' : 'conform', args);
