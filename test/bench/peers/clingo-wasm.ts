/**
 * The npm package clingo-wasm as a peer: brave consequences, the program read again for each click,
 * since it has no way to keep what was grounded.
 */
import { createRequire } from 'node:module';
import type * as ClingoWasm from 'clingo-wasm';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { logicProgram } from './logic-program.ts';
import { replayClicks, type ClickSession, type Peer } from './peer.ts';

export const clingoWasm: Peer = {
  name: 'clingo-wasm',
  async run(task) {
    const before = performance.now();
    // A CommonJS package: Node finds no named exports in it.
    const { init } = createRequire(import.meta.url)('clingo-wasm') as typeof ClingoWasm;
    const tell = console.info;
    // It announces itself on the console.
    console.info = () => undefined;
    const run = await init().finally(() => (console.info = tell));
    const program = logicProgram(task.network, task.named);
    const offsets = valueOffsets(task.network.domains);
    let picks: string[] = [];
    const session: ClickSession = {
      reset() {
        picks = [];
      },
      click({ variable, value }) {
        picks.push(`:- not v(${(offsets[variable] ?? 0) + value}).`);
        const result = run(`${program}${picks.join('\n')}\n`, 0, ['--enum-mode=brave']);
        if (result.Result === 'ERROR') throw new Error(result.Error);
        const valid = new Uint8Array(task.values);
        for (const atom of result.Call[0]?.Witnesses.at(-1)?.Value ?? []) {
          valid[Number(atom.slice(2, -1))] = 1;
        }
        return valid;
      },
    };
    const startMs = performance.now() - before;
    try {
      return { startMs, clicks: await replayClicks(session, task) };
    } catch (fault) {
      return `failed: ${(fault as Error).message.split('\n')[0] ?? ''}`;
    }
  },
};
