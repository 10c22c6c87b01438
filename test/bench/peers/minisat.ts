/**
 * MiniSat as a peer: built from its source into a temporary folder, where both are at hand.
 *
 * `MINISAT_SOURCE` names the folder above `minisat/core/Solver.h`, for example the unpacked source
 * package `minisat2` of Debian; without it or without g++ the peer is reported as not measured.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface PeerClick {
  readonly milliseconds: number;
  /** Features with both values still possible. */
  readonly open: number;
}

export interface Peer {
  /** The clicks of all traces, in their order; fewer where time ran out. */
  replay(dimacs: string, traces: readonly (readonly number[])[], remember: boolean): PeerClick[];
}

const PROGRAM = path.resolve('test/bench/peers/minisat-domains.cc');
const SECONDS = 120;

export function buildMinisat(): Peer | { readonly missing: string } {
  const source = process.env.MINISAT_SOURCE;
  if (source === undefined || !existsSync(path.join(source, 'minisat/core/Solver.h'))) {
    return { missing: 'MINISAT_SOURCE names no folder with minisat/core/Solver.h' };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'kitwright-minisat-'));
  const binary = path.join(folder, 'minisat-domains');
  const files = ['core/Solver.cc', 'utils/Options.cc', 'utils/System.cc'];
  const built = spawnSync(
    'g++',
    [
      '-O3',
      '-DNDEBUG',
      '-w',
      // Its sources are older than the language's present rules.
      '-fpermissive',
      '-D__STDC_LIMIT_MACROS',
      '-D__STDC_FORMAT_MACROS',
      `-I${source}`,
      PROGRAM,
      ...files.map((file) => path.join(source, 'minisat', file)),
      '-o',
      binary,
    ],
    { encoding: 'utf8' },
  );
  if (built.status !== 0)
    return { missing: `g++: ${(built.stderr ?? 'not installed').slice(0, 200)}` };

  return {
    replay(dimacs, traces, remember) {
      const picks = path.join(folder, 'traces.txt');
      writeFileSync(picks, traces.map((trace) => `${trace.join(' ')}\n`).join(''));
      const args = [dimacs, picks, remember ? 'remember' : 'plain'];
      const { stdout } = spawnSync(binary, args, { encoding: 'utf8', timeout: SECONDS * 1_000 });
      return stdout
        .split('\n')
        .filter((line) => line.includes(' '))
        .map((line) => {
          const [milliseconds = 0, open = 0] = line.split(' ').map(Number);
          return { milliseconds, open };
        });
    },
  };
}
