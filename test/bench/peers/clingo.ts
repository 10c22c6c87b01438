/** Native clingo as a peer, in one process that grounds once; where it has Python built in. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { logicProgram } from './logic-program.ts';
import type { Click, Peer, Run, Task } from './peer.ts';

const SCRIPT = path.resolve('test/bench/peers/clingo-domains.lp');
/** Clicks that had begun when the time was up, grounding and warming. */
const GRACE_SECONDS = 60;

export const clingo: Peer = {
  name: 'clingo, native',
  run(task) {
    const { stdout, error } = spawnSync('clingo', ['--version'], { encoding: 'utf8' });
    if (error) return 'not installed';
    if (!stdout.includes('with Python')) return 'installed without Python';
    return runClingo(task);
  },
};

function runClingo(task: Task): Run | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kitwright-clingo-'));
  try {
    const before = performance.now();
    const program = path.join(folder, 'program.lp');
    writeFileSync(program, logicProgram(task.network, task.named));
    const written = performance.now() - before;
    const offsets = valueOffsets(task.network.domains);
    const clicks = path.join(folder, 'clicks.txt');
    const line = (kind: string, trace: Task['warm'][number]): string =>
      `${kind} ${trace.map(({ variable, value }) => (offsets[variable] ?? 0) + value).join(' ')}\n`;
    writeFileSync(
      clicks,
      [
        ...task.warm.map((trace) => line('warm', trace)),
        ...task.traces.map((trace) => line('measured', trace)),
      ].join(''),
    );
    const { stdout, stderr } = spawnSync('clingo', ['--verbose=0', '--outf=3', program, SCRIPT], {
      encoding: 'utf8',
      env: {
        ...process.env,
        CLICKS: clicks,
        WARM_SECONDS: String(task.warmSeconds),
        SECONDS: String(task.seconds),
        MOST: String(task.mostClicks),
      },
      maxBuffer: 2 ** 28,
      timeout: 1_000 * (task.seconds + GRACE_SECONDS),
    });
    const [head, ...lines] = stdout.split('\n');
    const ground = /^ground (.*)$/.exec(head ?? '')?.[1];
    if (ground === undefined) return `failed: ${stderr.trim().split('\n')[0] ?? ''}`;
    return { startMs: written + Number(ground), clicks: lines.flatMap((one) => click(one, task)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function click(line: string, { values }: Task): Click[] {
  if (line === '') return [];
  const [milliseconds = 0, ...numbers] = line.split(' ').map(Number);
  const valid = new Uint8Array(values);
  for (const number of numbers) valid[number] = 1;
  return [{ milliseconds, valid }];
}
