/**
 * How the engine grows with the model: generated car models of a quarter to twice the size of a
 * large published one, rougher than that one is. Each size has a process of its own, whose peak
 * memory is all of Node with the model, the compiling and the clicks.
 */
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openNetwork } from '#rules/engine/network/open-network.ts';
import { valueOffsets, type Network } from '#rules/engine/network/network.ts';
import { VALID, type NetworkSession } from '#rules/engine/network/session.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { quantile } from './figures.ts';
import { generateCarModel, LARGE_CAR, tuplesOf, type CarModelShape } from './generate-car-model.ts';

const SIZE = 'GROWTH_SIZE';
const SIZES = [0.25, 0.5, 1, 2];
const BOXES = 16;
const JOURNEYS = 22;
/** Journeys before the first that is measured. */
const WARM = 2;
const CLICKS = 20;

function shapeOf(size: number): CarModelShape {
  const times = (number: number): number => Math.round(size * number);
  const { variables, tables, tuples, versions } = LARGE_CAR;
  return {
    ...LARGE_CAR,
    variables: times(variables),
    tables: times(tables),
    tuples: times(tuples),
    versions: times(versions),
    boxes: BOXES,
  };
}

interface Journeys {
  readonly clicks: number[];
  readonly resets: number[];
}

/** Random variables that are still open get a random valid value. */
function journeys(session: NetworkSession, { domains }: Network): Journeys {
  const random = seededRandom(20_261_122);
  const offsets = valueOffsets(domains);
  const clicks: number[] = [];
  const resets: number[] = [];
  for (let journey = 0; journey < JOURNEYS; journey++) {
    const before = performance.now();
    for (const variable of domains.keys()) session.retract(variable);
    let valid = session.domains();
    if (journey >= WARM) resets.push(performance.now() - before);
    for (let click = 0; click < CLICKS; click++) {
      const open = [...domains.keys()].flatMap((variable) => {
        const values: number[] = [];
        const [from = 0, to = 0] = offsets.subarray(variable, variable + 2);
        for (let at = from; at < to; at++) if (valid[at] === VALID) values.push(at - from);
        return values.length > 1 ? [{ variable, values }] : [];
      });
      const chosen = open[Math.floor(random() * open.length)];
      if (!chosen) break;
      const value = chosen.values[Math.floor(random() * chosen.values.length)] ?? 0;
      const start = performance.now();
      session.assign(chosen.variable, value);
      valid = session.domains();
      if (journey >= WARM) clicks.push(performance.now() - start);
    }
  }
  return { clicks, resets };
}

function measure(size: number): void {
  const { network } = generateCarModel(shapeOf(size));
  const tuples = network.constraints.reduce((sum, table) => sum + tuplesOf(table), 0);
  const start = performance.now();
  const { backend, artifactBytes, session } = openNetwork(network);
  const opened = performance.now() - start;
  const { clicks, resets } = journeys(session, network);
  const shown = (samples: readonly number[], q: number): string => quantile(samples, q).toFixed(2);
  const cells = [
    `× ${size}`,
    network.domains.length,
    network.constraints.length,
    tuples,
    backend,
    opened.toFixed(0),
    artifactBytes === undefined ? '' : Math.round(artifactBytes / 1_000),
    clicks.length,
    shown(clicks, 0.5),
    shown(clicks, 0.99),
    shown(clicks, 1),
    shown(resets, 0.5),
    Math.round(process.resourceUsage().maxRSS / 1_000),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const asked = process.env[SIZE];
if (asked !== undefined) measure(Number(asked));
else {
  console.log('| size | variables | tables | tuples | back-end | open, ms | artifact, kB | clicks | click median, ms | p99 | max | reset median, ms | peak, MB |'); // prettier-ignore
  console.log('| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'); // prettier-ignore
  for (const size of SIZES) {
    const env = { ...process.env, [SIZE]: String(size) };
    const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
      env,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
  console.log(`\nLoad at the end: ${loadavg()[1]?.toFixed(1)}.`);
}
