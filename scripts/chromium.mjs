/**
 * The browser for tests: PLAYWRIGHT_CHROMIUM, else Playwright's own, else a system Chromium,
 * else one that is installed now.
 */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

const systemBrowser = () => SYSTEM.find((path) => existsSync(path));

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function tries(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', timeout: 600_000 }).status === 0;
}

/** Installs Debian packages as root; false where that is not possible. */
export function aptInstall(...packages) {
  if (!isRootOnDebian()) return false;
  tries('apt-get', ['update', '-qq']);
  return tries('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Path of a Chromium to run; throws with what to do when there is none. */
export async function findChromium() {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) {
    if (!existsSync(given)) throw new Error(`PLAYWRIGHT_CHROMIUM: ${given} does not exist.`);
    return given;
  }
  const found = (await playwrightsOwn()) ?? systemBrowser();
  if (found) return found;
  // Debian's package first where we may: Playwright's download is refused on closed networks.
  if (aptInstall('chromium')) return systemBrowser();
  tries(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  const installed = await playwrightsOwn();
  if (installed) return installed;
  throw new Error(
    'No browser for the end-to-end tests. Run "npx playwright install chromium", or install ' +
      'Chromium and set PLAYWRIGHT_CHROMIUM to its path.',
  );
}
