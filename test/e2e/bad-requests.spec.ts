/** Requests that are wrong as such, and text that would be code elsewhere: refused, or only text. */
import { randomUUID } from 'node:crypto';
import { request as http } from 'node:http';
import { ADDRESS, expectRefused, held, newConfiguration, send } from './requests.ts';
import type { Form } from './requests.ts';
import { choose, openStep, startConfiguring, untilSaved, write } from './shop.ts';
import { expect, pdfPages, squeeze, test } from './support.ts';

test.describe('the server', () => {
  test('refuses bodies too large, writes of other sites, and methods a page has not', async ({
    request,
  }) => {
    const path = await newConfiguration(request);
    const before = await held(request, path);
    const large = 'x'.repeat(300 * 1024);
    await expectRefused(await send(request, path, { intent: 'rename', name: large }), 'large', 413);
    const foreign: readonly Form[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'not an origin' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const form = { intent: 'rename', name: 'Theirs' };
      const answer = await request.post(path, { form, headers, maxRedirects: 0 });
      await expectRefused(answer, JSON.stringify(headers), 403);
    }
    for (const [method, to] of [
      ['GET', '/sign-out'],
      ['GET', '/language'],
      ['GET', '/market'],
      ['GET', '/stop-acting'],
      ['GET', '/families/ebike/new'],
      ['POST', '/'],
      ['POST', '/orders/K-1/order-sheet.pdf'],
      ['POST', '/models/1/2.json'],
      ['POST', '/production/K-1/build-sheet.pdf'],
      ['PUT', path],
      ['DELETE', path],
      ['PATCH', `${path}/changes`],
      ['PUT', '/cart'],
      ['DELETE', '/orders'],
    ] as const) {
      const answer = await request.fetch(to, { method, maxRedirects: 0 });
      expect(answer.status(), `${method} ${to}`).toBeLessThan(500);
      expect(answer.status(), `${method} ${to}`).toBeGreaterThanOrEqual(300);
    }
    expect(await held(request, path)).toEqual(before);
  });

  test('says what it refuses in the language of who asked, as a page or as text', async ({
    request,
  }) => {
    const headers = { Origin: 'https://elsewhere.example', 'Accept-Language': 'sv-SE,sv;q=0.9' };
    const text = await request.post('/cart', { headers, form: {} });
    expect(text.status()).toBe(403);
    expect(text.headers()['content-type']).toContain('text/plain');
    expect(await text.text()).toBe('Begäran kom från en annan webbplats och avvisades.');
    const page = await request.get('/%E0%A4%A', {
      headers: { Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'sv' },
    });
    expect(page.status()).toBe(400);
    expect(page.headers()['content-type']).toContain('text/html');
    expect(await page.text()).toContain('<html lang="sv" dir="ltr">');
    expect(await page.text()).toContain('Adressen är felaktigt skriven.');
  });

  test('takes a cookie it did not write for none', async ({ playwright, baseURL }) => {
    for (const cookie of [
      'kitwright-session=garbage',
      'kitwright-session=%E0%A4%A',
      'kitwright-session=; kitwright-session=x',
      `kitwright-session=${'A'.repeat(4000)}`,
      'kitwright-session=bnVsbA==.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ]) {
      const context = await playwright.request.newContext({
        ...(baseURL && { baseURL }),
        extraHTTPHeaders: { Cookie: cookie },
      });
      expect((await context.get('/')).status(), cookie.slice(0, 60)).toBe(200);
      const orders = await context.get('/orders', { maxRedirects: 0 });
      expect([200, 302], cookie.slice(0, 60)).toContain(orders.status());
      const path = await newConfiguration(context);
      expect(path).toMatch(/^\/configurations\//);
      await context.dispose();
    }
  });

  test('answers addresses of nothing in words', async ({ request, baseURL }) => {
    for (const path of [
      '/families/none',
      '/families/__proto__',
      `/families/${'f'.repeat(2000)}`,
      '/shared/none',
      '/configurations/none',
      '/configurations/none/changes',
      '/configurations/none/delete',
      '/orders/none',
      '/orders/none/order-sheet.pdf',
      '/models/none/none.json',
      '/models/%00/x.json',
      '/families/%00',
      '/shared/%00%ff',
      '/nothing/here',
      '/assets/nothing.js',
      '/.env',
      '/../package.json',
    ]) {
      const answer = await request.get(path, { maxRedirects: 0 });
      await expectRefused(answer, path, 302, 400, 401, 404);
    }
    for (const path of [
      '/%E0%A4%A',
      '/families/%E0%A4%A',
      '/configurations/%',
      '/orders/%zz?x=%',
    ]) {
      await expectRefused(await request.get(`${baseURL}${path}`), path, 400, 404);
    }
    await expectRefused(await send(request, '/families/none/new', {}), 'a new one', 404);
    for (const query of [
      'step=none',
      'why=none&value=none',
      'undo=%7B',
      'undo=[]',
      'step=__proto__',
    ]) {
      const path = await newConfiguration(request);
      expect((await request.get(`${path}?${query}`)).status(), query).toBe(200);
    }
  });

  test('refuses forms that are none', async ({ request }) => {
    const path = await newConfiguration(request);
    const before = await held(request, path);
    for (const to of [path, '/cart', '/checkout', '/sign-in', '/sign-up', '/language', '/market']) {
      for (const [type, data] of [
        ['application/json', '{"intent":"clear"}'],
        ['text/plain', 'intent=clear'],
        ['multipart/form-data', 'intent=clear'],
        ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data\r\n\r\n'],
        ['application/x-www-form-urlencoded', '%E0%A4%A=%zz&&&=&='],
        ['application/x-www-form-urlencoded', 'a[b=1&a[]=2&__intent__=x&a.b.c=%00'],
      ] as const) {
        const answer = await request.post(to, {
          headers: { 'Content-Type': type },
          data: Buffer.from(data),
          maxRedirects: 0,
        });
        await expectRefused(answer, `${to} as ${type}: ${data}`, 302, 400, 401, 409, 415);
      }
    }
    expect(await held(request, path)).toEqual(before);
  });

  test('survives a form that is never finished', async ({ request, baseURL }) => {
    const { hostname, port } = new URL(baseURL ?? '');
    const ended = new Promise<void>((resolve) => {
      const unfinished = http({
        host: hostname,
        port,
        path: '/sign-in',
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': 100 },
      });
      unfinished.on('error', () => resolve());
      unfinished.write('email=', () => unfinished.destroy(new Error('gone')));
    });
    await ended;
    expect((await request.get('/healthz')).status()).toBe(200);
  });
});

test('accounts: refusals keep what was typed, except secrets', async ({ request }) => {
  const email = `<script>${randomUUID()}@example.com`;
  for (const [path, form] of [
    ['/sign-up', { name: 'Vära <i>', email, password: 'secret of vera' }],
    ['/sign-up', { name: 'Vära <i>', email: 'anna@example.com', password: 'secret of vera' }],
    [
      '/sign-up',
      { name: 'Vära <i>'.repeat(200), email: 'vera@example.com', password: 'secret of vera' },
    ],
    ['/sign-up', { name: 'Vära <i>', email: 'v@example.com', password: 'kort' }],
  ] as const) {
    const answer = await send(request, path, form);
    await expectRefused(answer, JSON.stringify(form).slice(0, 90), 400, 409);
    const page = await answer.text();
    expect(page.includes('Vära &lt;i&gt;'), 'kept').toBe(true);
    expect(page.includes(email), 'escaped').toBe(false);
    expect(page.includes('secret of vera'), 'secrets stay').toBe(false);
  }
  const wrong = await send(request, '/sign-in', {
    email: `${randomUUID()}@example.com`,
    password: 'not this one',
  });
  await expectRefused(wrong, 'an unknown address', 400);
  expect((await wrong.text()).includes('not this one')).toBe(false);
  await expectRefused(
    await send(request, '/sign-in', { intent: 'demo', role: 'root' }),
    'role',
    400,
    404,
  );
  for (const next of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:1',
  ]) {
    const answer = await send(request, '/language', { locale: 'sv', next });
    expect(answer.headers()['location'] ?? '/', next).toMatch(/^\/(?![/\\])/);
  }
  await expectRefused(await send(request, '/language', { locale: 'xx' }), 'language', 400);
  await expectRefused(await send(request, '/market', { market: 'XX' }), 'market', 400, 404);
});

test('markup in names and engravings stays text, on pages and on paper', async ({ page }) => {
  const markup = `<img src=x onerror=alert(1)>`;
  const name = `</title><script>document.title='taken'</script>${markup}`;
  page.on('dialog', () => {
    throw new Error('a script of a name ran');
  });
  await startConfiguring(page, 'ebike');
  await page.getByText('Rename', { exact: true }).click();
  await page.getByLabel('Name of this configuration').fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await write(page, 'Name on the top tube', '<b>"&amp;\'');
  await openStep(page, 'Light, lock and extras');
  await write(page, 'Wishes for the workshop', `${markup} {{7*7}} \${7*7} %s`);
  await choose(page, 'Bell', 'Brass');
  await untilSaved(page);
  await page.reload();
  await expect(page).toHaveTitle(/<\/title><script>/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.getByRole('button', { name: 'Add to cart' }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();

  const shown = await (await page.request.get('/checkout')).text();
  const answer = await send(page.request, '/checkout', {
    ...ADDRESS,
    name: `Vera ${markup}`,
    greeting: markup,
    idempotencyKey: randomUUID(),
    acceptedTotal: /name="acceptedTotal" value="(\d+)"/.exec(shown)?.[1] ?? '',
  });
  const path = String(answer.headers()['location']).replace(/\?.*/, '');
  await page.goto(path);
  const main = page.getByRole('main');
  await expect(main).toContainText(`Vera ${markup}`);
  await expect(main).toContainText('<b>"&amp;\'');
  await expect(main.locator('script, img[src="x"], b:text-is("&")')).toHaveCount(0);
  await expect(page).not.toHaveTitle('taken');

  const sheet = await page.request.get(`${path}/order-sheet.pdf`);
  expect(sheet.status()).toBe(200);
  const text = squeeze((await pdfPages(await sheet.body())).join(' '));
  for (const said of [markup, '<b>"&amp;\'', '{{7*7}} ${7*7} %s']) {
    expect(text).toContain(squeeze(said));
  }
});
