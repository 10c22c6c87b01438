/**
 * `npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>] [--seed <n>]
 * [--cars <n>] [--constrained-cars <n>]`: measures the recommender of values on a history of sales.
 */
import { argumentsOf, runProgram } from './bench-program.mjs';

await runProgram('learning', argumentsOf('bench:learning', ['--folds', '--constraints', '--json']));
