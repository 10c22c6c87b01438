/** The command line: one command per file; exit status 0 yes, 1 no, 2 wrongly asked. */
import { readCommandLine, type CommandLine } from './command-line.ts';
import { check } from './commands/check.ts';
import { complete } from './commands/complete.ts';
import { count } from './commands/count.ts';
import { explain } from './commands/explain.ts';
import { importComponents } from './commands/import-catalogue.ts';
import { repairs } from './commands/repairs.ts';
import { state } from './commands/state.ts';
import { exportUvl, importUvl } from './commands/uvl.ts';
import { didYouMean } from './near.ts';
import type { Kit } from './session.ts';
import { USAGE, UsageError } from './usage.ts';

const COMMANDS: Readonly<Record<string, (kit: Kit, line: CommandLine) => Promise<number>>> = {
  check,
  state,
  explain,
  repairs,
  complete,
  count,
  'import-uvl': importUvl,
  'export-uvl': exportUvl,
  'import-catalogue': importComponents,
};

export async function main(argv: readonly string[], kit: Kit): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === 'help' || first === '--help') {
    kit.print(USAGE);
    return first === undefined ? 2 : 0;
  }
  try {
    const line = readCommandLine(argv);
    const command = COMMANDS[line.command];
    if (!command) {
      const near = didYouMean(line.command, Object.keys(COMMANDS));
      throw new UsageError(`there is no command “${line.command}”${near}`);
    }
    return await command(kit, line);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    kit.complain(error.message);
    return 2;
  }
}
