/**
 * `npm run conform -- --set <folder> [--only <id>] [--json <file>] [--timeout <seconds>] [--solver]`
 *
 * Loads every model of a benchmark folder, replays every trace click by click, and compares all
 * answers with the truth. Each model has a process of its own: its memory is measured, and one
 * that fails doesn't stop the others. `--solver` compiles nothing. Exit status 1 unless everything
 * was checked and agreed.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureModel } from './conform/measure.ts';
import { agrees, headLine, modelLines, summaryLine, type Report } from './conform/report.ts';
import { readSet, type SetEntry } from './conform/set.ts';

const SELF = fileURLToPath(import.meta.url);
const CHILD = 'CONFORM_MODEL';
const DEFAULT_TIMEOUT = '900';
const SOLVER_ALONE = { diagram: { work: 0, size: 0 } };

interface Task {
  readonly folder: string;
  readonly entry: SetEntry;
  readonly solver: boolean;
}

function child({ folder, entry, solver }: Task): void {
  const { id, format } = entry;
  const answer = (report: Report): void => void process.send?.(report, () => process.disconnect());
  try {
    const measured = measureModel(folder, entry, solver ? SOLVER_ALONE : {});
    answer({ id, format, status: 'replayed', measured });
  } catch (fault) {
    answer({ id, format, status: 'failed', fault: (fault as Error).message });
  }
}

/** The report of a model's process; a crash or running out of time is a report too. */
function reportOf(task: Task, seconds: number): Promise<Report> {
  const { id, format } = task.entry;
  return new Promise((settle) => {
    let report: Report | undefined;
    let late = false;
    const env = { ...process.env, [CHILD]: JSON.stringify(task) };
    const running = fork(SELF, [], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let errors = '';
    running.stderr?.on('data', (chunk) => (errors = `${errors}${String(chunk)}`.slice(-2_000)));
    running.on('message', (message) => (report = message as Report));
    const timer = setTimeout(() => {
      late = true;
      running.kill('SIGKILL');
    }, seconds * 1_000);
    running.on('close', (code, signal) => {
      clearTimeout(timer);
      const last = errors.trim().split('\n').at(-1) ?? '';
      const fault = late ? `not done after ${seconds} s` : `ended with ${code ?? signal} ${last}`;
      settle(report ?? { id, format, status: 'failed', fault });
    });
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      solver: { type: 'boolean', default: false },
      timeout: { type: 'string', default: DEFAULT_TIMEOUT },
    },
  });
  const { set: folder, only, json, solver } = values;
  const seconds = Number(values.timeout);
  if (folder === undefined || !(seconds > 0)) {
    throw new Error('usage: npm run conform -- --set <folder> [--only <id>] [--json <file>] [--timeout <seconds>] [--solver]'); // prettier-ignore
  }
  const all = readSet(folder);
  const unknown = only?.filter((id) => !all.some((entry) => entry.id === id)) ?? [];
  if (unknown.length > 0) throw new Error(`no model ${unknown.join(', ')} in ${folder}`);
  const entries = only ? all.filter(({ id }) => only.includes(id)) : all;
  console.log(headLine(entries));
  const reports: Report[] = [];
  for (const entry of entries) {
    const report = await reportOf({ folder, entry, solver }, seconds);
    reports.push(report);
    for (const line of modelLines(entries, report)) console.log(line);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ reports }, undefined, 2)}\n`);
  console.log(summaryLine(reports));
  return reports.length > 0 && reports.every(agrees) ? 0 : 1;
}

const task = process.env[CHILD];
if (task !== undefined) child(JSON.parse(task) as Task);
else {
  try {
    process.exitCode = await main();
  } catch (fault) {
    console.error((fault as Error).message);
    process.exitCode = 1;
  }
}
