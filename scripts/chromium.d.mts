/** Path of a Chromium to run; throws with what to do when there is none. */
export function findChromium(): Promise<string>;
/** Installs Debian packages as root; false where that is not possible. */
export function aptInstall(...packages: string[]): boolean;
