/** The command line as its users run it: output and exit status of each command. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

function kit(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'scripts/kit.mjs'), ...words],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, INIT_CWD: ROOT } },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}
const json = (text: string): unknown => JSON.parse(text);

describe('kit', { timeout: 60_000 }, () => {
  it('counts', () => {
    const asked = ['count', 'test/cases/01-challenge', '--choose', 'c=3'];
    expect(kit(...asked)).toEqual({ status: 0, stdout: '16', stderr: '' });
    // Slots that may be exchanged are counted by walking, up to the limit.
    expect(kit('count', 'fibre-plan', '--limit', '5').stdout).toBe('at least 5');
    expect(kit('count', 'ebike', '--limit', '5').stdout).toMatch(/^\d{20,}$/);
    expect(json(kit(...asked, '--json').stdout)).toEqual({ count: '16', exact: true });
  });

  it('says what every option leads to at best', () => {
    const found = kit('state', 'test/cases/10-resources', '--outlook', '--json');
    const { backend, count, outlook } = json(found.stdout) as {
      backend: string;
      count: { exact: boolean };
      outlook: { variable: string; value: string; net: number }[];
    };
    expect(backend).toBe('diagram');
    expect(count.exact).toBe(true);
    const netOf = (value: string) => outlook.find((each) => each.value === value)?.net ?? NaN;
    expect(netOf('supply-500') - netOf('supply-300')).toBe(2000);
  });

  it('explains, with status 1 for what is not available', () => {
    const found = kit('explain', 'test/cases/01-challenge', 'b=5', '--choose', 'a=5', '--json');
    expect(found.status).toBe(1);
    expect(json(found.stdout)).toEqual({
      asked: { variable: 'b', value: 5 },
      status: 'invalid',
      decisions: [{ variable: 'a', value: 5 }],
      rules: ['h-is-product', 'h-at-most-20'],
    });
    const available = kit('explain', 'test/cases/01-challenge', 'b=4', '--choose', 'a=5');
    expect(available).toEqual({ status: 0, stdout: 'b=4 is available.', stderr: '' });
  });

  it('repairs: the value asked about may stand last', () => {
    const found = kit('repairs', 'test/cases/02-computer', '--choose', 'ram=ram-16', 'hdd=hdd-1');
    expect(found).toEqual({
      status: 0,
      stdout: '1. ram=ram-16 → ram-8 (-20.00 EUR net)',
      stderr: '',
    });
  });

  it('completes, and shows several', () => {
    const found = kit(
      ...['complete', 'test/cases/02-computer', '--choose', 'ram=ram-16', '--json'],
      ...['--objective', 'cheapest', '--alternatives', '9'],
    );
    const { products } = json(found.stdout) as { products: { product: { hdd: string } }[] };
    expect(products).toHaveLength(4);
    expect(products.map(({ product }) => product.hdd)).not.toContain('hdd-1');
  });

  it('shows the state for a context', () => {
    const found = kit(
      ...['state', 'fibre-plan', '--context', 'market=SE', 'channel=web', 'date=2026-11-22'],
      '--json',
    );
    expect(found.status).toBe(0);
    expect(json(found.stdout)).toMatchObject({
      facts: { market: 'SE', channel: 'web', date: '2026-11-22' },
      complete: true,
      price: { currency: 'SEK' },
    });
  });

  it('checks: what is dead and why, and faults with status 1', () => {
    const dead = kit('check', 'test/cases/04-bamboo-bike-dead');
    expect(dead.status).toBe(0);
    expect(dead.stdout).toContain('frame=step-through');
    expect(dead.stdout).toContain('A bike must be able to stop.');
    const refused = kit('check', 'test/cases/12-unbounded');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('family.json $.characteristics[1].max');
  });

  it('exports a family as UVL, and reads it back', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kit-'));
    try {
      const file = path.join(folder, 'computer.uvl');
      expect(kit('export-uvl', 'test/cases/02-computer', '--out', file).status).toBe(0);
      const made = path.join(folder, 'computer');
      expect(kit('import-uvl', file, '--out', made)).toMatchObject({ status: 0, stderr: '' });
      expect(kit('count', made).stdout).toBe('16');
      const again = kit('import-uvl', file, '--out', made);
      expect(again).toMatchObject({ status: 2, stderr: `${made} is not empty` });
      writeFileSync(file, 'features\n\tR\n\t\tsometimes');
      const refused = kit('import-uvl', file, '--out', path.join(folder, 'other'));
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('line 3');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [['count', 'fibre-plam'], 'did you mean “fibre-plan”?'],
    [['cuont', 'fibre-plan'], 'did you mean “count”?'],
    [['state', 'test/cases/02-computer', '--choose', 'ran=x'], 'did you mean “ram”?'],
    [['state', 'test/cases/02-computer', '--choose', 'ram=ram-17'], 'did you mean “ram-16”'],
    [['state', 'test/cases/01-challenge', '--choose', 'a=9'], 'it takes 1 to 5'],
    [['state', 'test/cases/10-resources', '--choose', 'board=x'], 'its slots are “board.1”'],
    [['state', 'test/cases/02-computer', '--context', 'market=SE'], 'it is one of DE'],
    [['state', 'test/cases/02-computer', '--context', 'marke=DE'], 'did you mean “market”?'],
    [['complete', 'test/cases/02-computer', '--objective', 'fasted'], 'did you mean “fastest”'],
    [['explain', 'test/cases/02-computer'], 'which value?'],
    [['state', 'test/cases/02-computer', 'ram=ram-8'], 'belongs to no option'],
    [['count', 'test/cases/02-computer', '--limit', '-1'], ''],
  ])('says what is wrong with %j', (words, hint) => {
    const { status, stdout, stderr } = kit(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(hint);
  });
});
