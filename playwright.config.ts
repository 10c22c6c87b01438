import { defineConfig, devices } from '@playwright/test';

// One port for the run; workers inherit it.
process.env['E2E_PORT'] ??= String(20_000 + Math.floor(Math.random() * 20_000));
const port = process.env['E2E_PORT'];
const executablePath = process.env['PLAYWRIGHT_CHROMIUM'];

const desktop = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1280, height: 900 },
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json']],
  use: { baseURL: `http://127.0.0.1:${port}`, trace: 'retain-on-failure', locale: 'en-GB' },
  projects: [
    { name: 'desktop', use: desktop, testIgnore: /\.(phone|no-js)\.spec/ },
    {
      name: 'phone',
      use: { ...desktop, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      testMatch: /\.phone\.spec/,
    },
    { name: 'no-js', use: { ...desktop, javaScriptEnabled: false }, testMatch: /\.no-js\.spec/ },
    // The pictures of the guides, made when asked for (CONTRIBUTING.md).
    ...(process.env['GUIDE_SCREENS']
      ? [
          {
            name: 'guide',
            use: { ...desktop, viewport: { width: 1024, height: 768 } },
            testMatch: /\.guide\.ts$/,
          },
        ]
      : []),
  ],
  webServer: {
    command: 'node --import tsx test/e2e/start-server.ts',
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 60_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
