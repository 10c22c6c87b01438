/**
 * What no page of ours sends: every answer is a refusal in words, never an error of ours, and
 * nothing has changed afterwards.
 */
import { randomUUID } from 'node:crypto';
import { ADDRESS, expectRefused, filledCart, held, newConfiguration, send } from './requests.ts';
import type { Form } from './requests.ts';
import { expect, test } from './support.ts';

test.describe('the configurator', () => {
  test('refuses forms with values, variables and intents that do not exist', async ({
    request,
  }) => {
    const path = await newConfiguration(request);
    await send(request, path, { intent: 'decide', variable: 'frame', value: 'ask' });
    const before = await held(request, path);
    const forms: readonly (readonly [string, Form])[] = [
      ['an unknown option', { intent: 'decide', variable: 'frame', value: 'gold' }],
      ['an unknown variable', { intent: 'decide', variable: 'wings', value: 'two' }],
      ['a variable of every object', { intent: 'decide', variable: '__proto__', value: 'x' }],
      ['a method as variable', { intent: 'decide', variable: 'constructor', value: 'name' }],
      [
        'a number that is none',
        { intent: 'decide', variable: 'tyre-width', as: 'number', value: 'NaN' },
      ],
      [
        'a number out of range',
        { intent: 'decide', variable: 'tyre-width', as: 'number', value: '-40' },
      ],
      [
        'a number too great',
        { intent: 'decide', variable: 'tyre-width', as: 'number', value: '9'.repeat(40) },
      ],
      ['a text too long', { intent: 'decide', variable: 'engraving', value: 'x'.repeat(300) }],
      ['a decision without a variable', { intent: 'decide', value: 'ask' }],
      ['a decision without a value', { intent: 'decide', variable: 'frame' }],
      ['a change that is not JSON', { intent: 'apply', change: '{"set":' }],
      ['a change of the wrong shape', { intent: 'apply', change: '{"set":{},"unset":[]}' }],
      [
        'a change with an unknown option',
        { intent: 'apply', change: '{"set":[{"variable":"frame","value":"gold"}],"unset":[]}' },
      ],
      ['an objective nobody offers', { intent: 'complete', objective: 'dearest' }],
      ['a name too long', { intent: 'rename', name: 'n'.repeat(5000) }],
      ['an unknown intent', { intent: 'explode' }],
      ['no intent', { variable: 'frame', value: 'ask' }],
      ['nothing', {}],
    ];
    for (const [what, form] of forms) {
      await expectRefused(await send(request, path, form), what, 400, 409);
    }
    expect(await held(request, path)).toEqual(before);
  });

  test('refuses JSON that is no change, and says what it holds', async ({ request }) => {
    const path = await newConfiguration(request);
    const before = await held(request, path);
    const change = (variable: unknown, value: unknown) => ({
      change: { set: [{ variable, value }], unset: [] },
    });
    const bodies: readonly unknown[] = [
      'garbage',
      '{"change":',
      '[]',
      'null',
      '7',
      { change: null },
      { change: { set: 'frame', unset: [] } },
      { change: { set: [], unset: [{}] } },
      { change: { set: Array.from({ length: 501 }, () => ({})), unset: [] } },
      change('frame', 'gold'),
      change('wings', 1),
      change('frame', { $ne: null }),
      change('__proto__', 'polluted'),
      change('tyre-width', 1e308),
      change('frame', null),
      change({}, 'ask'),
      { name: '' },
      { name: 'n'.repeat(121) },
      { name: { first: 'x' } },
    ];
    for (const body of bodies) {
      const answer = await request.post(`${path}/changes`, {
        headers: { 'Content-Type': 'application/json' },
        data: typeof body === 'string' ? Buffer.from(body) : body,
      });
      await expectRefused(answer, JSON.stringify(body).slice(0, 80), 400, 409);
      expect(await answer.json()).toMatchObject({ code: expect.any(String), ...before });
    }
    expect(await held(request, path)).toEqual(before);
  });

  test('keeps what belongs to somebody else out of reach', async ({
    request,
    playwright,
    baseURL,
  }) => {
    const path = await newConfiguration(request);
    const before = await held(request, path);
    const stranger = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
    await newConfiguration(stranger);
    const attempts: readonly Form[] = [
      { intent: 'decide', variable: 'frame', value: 'ask' },
      { intent: 'rename', name: 'Mine' },
      { intent: 'clear' },
      { intent: 'complete', objective: 'cheapest' },
      { intent: 'add-to-cart' },
    ];
    for (const form of attempts) {
      await expectRefused(await send(stranger, path, form), JSON.stringify(form), 404);
    }
    const data = { change: { set: [{ variable: 'frame', value: 'ask' }], unset: [] } };
    await expectRefused(await stranger.post(`${path}/changes`, { data }), 'a change', 404);
    await expectRefused(await stranger.get(`${path}/changes`), 'reading', 404);
    await expectRefused(await stranger.get(path), 'the page', 404);
    const id = path.split('/').at(-1) ?? '';
    for (const [to, form] of [
      [`/configurations/${id}/delete`, { intent: 'delete' }],
      ['/configurations', { intent: 'rename', id, name: 'Mine' }],
      ['/configurations', { intent: 'copy', id }],
      ['/cart', { intent: 'change-quantity', lineId: id, quantity: '3' }],
      ['/cart', { intent: 'remove-line', lineId: id }],
    ] as const) {
      const answer = await send(stranger, to, form);
      await expectRefused(answer, to, 400, 401, 403, 404);
    }
    expect(await held(request, path)).toEqual(before);
    await stranger.dispose();
  });
});

test.describe('ordering', () => {
  test('refuses quantities nobody can order', async ({ request }) => {
    await filledCart(request);
    const page = await (await request.get('/cart')).text();
    const lineId = /name="lineId" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(lineId).not.toBe('');
    for (const quantity of ['-1', '0', '1.5', '100', '1e9', 'NaN', 'many', '', '0x10']) {
      const form = { intent: 'change-quantity', lineId, quantity };
      const answer = await send(request, '/cart', form);
      if (quantity === '0x10') continue;
      await expectRefused(answer, `quantity ${quantity}`, 400);
    }
    await expectRefused(await send(request, '/cart', { intent: 'remove-line' }), 'no line', 400);
    await expectRefused(await send(request, '/cart', { lineId }), 'no intent', 400);
    expect((await (await request.get('/cart')).text()).includes(lineId)).toBe(true);
  });

  test('refuses another total than the one that holds, and keeps what was typed', async ({
    request,
  }) => {
    await filledCart(request);
    const shown = await (await request.get('/checkout')).text();
    const total = Number(/name="acceptedTotal" value="(\d+)"/.exec(shown)?.[1]);
    expect(total).toBeGreaterThan(0);
    const typed = { ...ADDRESS, name: 'Vera "V" Blum <b>', idempotencyKey: randomUUID() };
    for (const acceptedTotal of ['1', String(total - 1), `-${total}`, '0', '1e400', 'free', '']) {
      const answer = await send(request, '/checkout', { ...typed, acceptedTotal });
      await expectRefused(answer, `total ${acceptedTotal}`, 400, 409);
      expect((await answer.text()).includes('Vera &quot;V&quot; Blum &lt;b&gt;'), 'kept').toBe(
        true,
      );
    }
    const faults: readonly Form[] = [
      { email: 'vera' },
      { name: '' },
      { name: 'n'.repeat(5000) },
      { country: 'Sweden' },
      { packaging: 'gold' },
      { street: ' ' },
      { idempotencyKey: '' },
    ];
    for (const fault of faults) {
      const form = { ...typed, acceptedTotal: String(total), city: 'Håmburg', ...fault };
      const answer = await send(request, '/checkout', form);
      await expectRefused(answer, JSON.stringify(fault).slice(0, 60), 400);
      expect((await answer.text()).includes('Håmburg'), 'kept').toBe(true);
    }
    // Nothing was ordered: the cart is as it was, and the right form still orders it.
    const placed = await send(request, '/checkout', { ...typed, acceptedTotal: String(total) });
    expect(placed.status()).toBe(302);
    expect(placed.headers()['location']).toMatch(/^\/orders\//);
  });

  test('does not hand out an order to who guesses its number or its key', async ({
    request,
    playwright,
    baseURL,
  }) => {
    await filledCart(request);
    const shown = await (await request.get('/checkout')).text();
    const acceptedTotal = /name="acceptedTotal" value="(\d+)"/.exec(shown)?.[1] ?? '';
    const form = { ...ADDRESS, idempotencyKey: randomUUID(), acceptedTotal };
    const placed = await send(request, '/checkout', form);
    const path = String(placed.headers()['location']).replace(/\?.*/, '');
    const stranger = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
    await expectRefused(await stranger.get(path, { maxRedirects: 0 }), 'the order', 302, 401, 404);
    const sheet = await stranger.get(`${path}/order-sheet.pdf`, { maxRedirects: 0 });
    expect([302, 401, 404]).toContain(sheet.status());
    await filledCart(stranger);
    await expectRefused(await send(stranger, '/checkout', form), 'the key', 404, 409);
    await stranger.dispose();
  });
});
