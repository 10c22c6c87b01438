/**
 * One relationship from the first click to the last: a guest on a phone, the desk, an order that
 * teaches, a product that starts where the last one ended, a birthday, and everything gone.
 */
import type { Page } from '@playwright/test';
import { isQuiet, timeZonesOf } from '#rules/customers/messages/contact-limits.ts';
import { finishErasures } from '#app/services/customers/finish-erasures.server.ts';
import { database, switchDatabase } from '#app/utils/database.server.ts';
import { everyTable, textOf } from '#test/setup/everything.ts';
import { startMailServer, type MailServer, type ReceivedMail } from '#test/setup/smtp.ts';
import { shipOrder } from './build-units.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { checkOut, choose, openStep, question, startConfiguring, untilSaved } from './shop.ts';
import { expect, expectNoAxeViolation, expectNoSidewaysScroll, signInAs, test } from './support.ts';

let own: OwnServer;
let mails: MailServer;

test.beforeAll(async () => {
  mails = await startMailServer();
  own = await startOwnServer('demo', { SMTP_URL: mails.url });
  switchDatabase(own.databaseUrl);
});

test.afterAll(async () => {
  await database().$disconnect();
  own.stop();
  await mails.close();
});

test.use({ expectedConsoleErrors: [/status of 4\d\d/] });

/** In everything that is personal, and in nothing else. */
const NAME = 'Vera Xyzzyblum';
const EMAIL = 'vera@xyzzyblum.example';
const PHONE = '0709911912';
const MARK = /xyzzyblum|709911912/i;
const PASSWORD = 'eight bright bicycles';
const PHONE_SCREEN = { width: 390, height: 844 };

/** What she wants: the step, the question, the option; none of it is proposed to strangers. */
const WANTED = [
  ['Frame and fit', 'Frame colour', 'Copper lacquer'],
  ['Drive', 'Motor', 'Mid motor 85 Nm'],
  ['Wheels and brakes', 'Tyres', 'Winter tyres 28'],
] as const;

const card = (page: Page, title: string, option: string) =>
  question(page, title).getByRole('button', { name: option }).first();

/** How many of her choices still have to be made. */
async function choicesToMake(page: Page): Promise<number> {
  let toMake = 0;
  for (const [step, title, option] of WANTED) {
    await openStep(page, step);
    const pressed = await card(page, title, option).getAttribute('aria-pressed');
    if (pressed !== 'true') toMake += 1;
  }
  return toMake;
}

/** A mail to her that says so; headers that go over several lines are made one. */
async function mailOf(subject: RegExp): Promise<ReceivedMail> {
  const found = () =>
    mails.received.find(({ to, text }) => to.includes(EMAIL) && subject.test(text));
  await expect.poll(() => found() !== undefined, { timeout: 30_000 }).toBe(true);
  const { to, text } = found() as ReceivedMail;
  return { to, text: text.replaceAll(/\r?\n[ \t]+/g, ' ') };
}

test('somebody is known, understood, written to, and forgotten', async ({ browser }) => {
  test.setTimeout(240_000);
  const baseURL = own.origin;
  const phone = await (
    await browser.newContext({ baseURL, viewport: PHONE_SCREEN, isMobile: true, hasTouch: true })
  ).newPage();
  const desk = await (await browser.newContext({ baseURL })).newPage();
  phone.setDefaultTimeout(20_000);
  desk.setDefaultTimeout(20_000);
  let order = '';

  const configuration =
    await test.step('a guest configures on a phone, and leaves a number', async () => {
      await startConfiguring(phone, 'ebike');
      expect(await choicesToMake(phone)).toBe(WANTED.length);
      const [colour, motor] = WANTED;
      for (const [step, title, option] of [colour, motor]) {
        await openStep(phone, step);
        await choose(phone, title, option);
      }
      await untilSaved(phone);
      const { pathname } = new URL(phone.url());
      await phone.goto('/configurations');
      await phone.getByRole('region', { name: 'Go on with us' }).getByLabel('Name').fill(NAME);
      await phone.getByLabel('E-mail address').fill(EMAIL);
      await phone.getByLabel(/^Phone/).fill(PHONE);
      await phone.getByRole('button', { name: 'Let our staff find it' }).click();
      await expect(phone.getByText('Our staff can find what you save here')).toBeVisible();
      return pathname;
    });

  await test.step('the desk knows the number, goes on with it, and orders', async () => {
    await signInAs(desk, 'sales');
    await desk.goto('/sales/find');
    await desk.getByRole('searchbox').fill(`+46 ${PHONE.slice(1)}`);
    await desk.getByRole('searchbox').press('Enter');
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(NAME);
    await desk.getByRole('button', { name: `Configure on behalf of ${NAME}` }).click();
    await expect(desk).toHaveURL(/\/$/);
    await desk.goto(configuration);
    expect(await choicesToMake(desk)).toBe(1);
    const [, , [step, title, option]] = WANTED;
    await openStep(desk, step);
    await choose(desk, title, option);
    await untilSaved(desk);
    await desk.getByRole('button', { name: 'Add to cart' }).filter({ visible: true }).click();
    await expect(desk).toHaveURL(/\/cart$/);
    order = await checkOut(desk, { name: NAME, email: EMAIL });
  });

  await test.step('she makes an account, and the desk makes the two records one', async () => {
    await phone.goto('/sign-up');
    await phone.getByLabel('Name', { exact: true }).fill(NAME);
    await phone.getByLabel('E-mail address').fill(EMAIL);
    await phone.getByLabel('Password').fill(PASSWORD);
    await phone.getByRole('checkbox', { name: 'Offers and news, by e-mail' }).check();
    await phone.getByRole('button', { name: 'Create the account' }).click();
    await expect(phone).toHaveURL(/\/profile$/);
    await desk.goto(`/sales/customers?search=${encodeURIComponent(EMAIL)}`);
    await desk.getByRole('main').getByRole('link', { name: NAME }).first().click();
    await desk.getByRole('link', { name: `Compare with ${NAME}` }).click();
    await desk.getByRole('button', { name: 'Merge the two' }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(NAME);
  });

  await test.step('the order has taught her profile, and says so', async () => {
    await phone.goto('/profile');
    for (const title of ['Your colour', 'Where you ride', 'Riding in winter']) {
      const known = phone.getByRole('region', { name: title });
      await expect(known.getByText('From your orders')).toBeVisible();
      await expect(known).toContainText(`Your order ${order} says so`);
    }
    await expectNoAxeViolation(phone, 'a profile that was taught');
    await expectNoSidewaysScroll(phone, 'a profile that was taught');
  });

  await test.step('the next product starts with fewer choices to make, and shows why', async () => {
    await startConfiguring(phone, 'ebike');
    expect(await choicesToMake(phone)).toBe(0);
    const tyres = phone.locator('#q-tyres');
    await tyres.getByText('From your orders').click();
    await expect(tyres).toContainText('Because of what you ordered before:');
    await expect(tyres).toContainText('You ride in winter.');
    await expectNoAxeViolation(phone, 'a product that starts from what was ordered');
  });

  await test.step('one preference is switched off, and everything follows', async () => {
    const known = phone.getByRole('region', { name: 'What we know of you' });
    await known.getByText('Riding in winter', { exact: true }).click();
    await expect(known).toContainText('Nobody told us: your orders did.');
    await known.getByRole('button', { name: /^Switch off.*Riding in winter/ }).click();
    await expect(known).toContainText('Riding in winter, off');
    expect(await choicesToMake(phone)).toBe(1);
    await expect(card(phone, 'Tyres', 'Winter tyres 28')).toHaveAttribute('aria-pressed', 'false');
    await known.getByRole('button', { name: 'See it without these' }).click();
    await expect(known).toContainText('All of it is switched off.');
    expect(await choicesToMake(phone)).toBe(WANTED.length);
    await known.getByRole('button', { name: 'Use them again' }).click();
    await expect(known.getByText('Your colour', { exact: true })).toBeVisible();
    expect(await choicesToMake(phone)).toBe(0);
    await known.getByText('Riding in winter', { exact: true }).click();
    await known.getByRole('button', { name: /^Switch off.*Riding in winter/ }).click();
    await expect(known).toContainText('Riding in winter, off');
    await phone.goto('/profile');
    const winter = phone.getByRole('region', { name: 'Riding in winter' });
    await expect(winter.getByText('Off', { exact: true })).toBeVisible();
    await desk.reload();
    await expect(desk.getByRole('main')).toContainText('Off · learnt from their orders');
  });

  await test.step('a birthday mail comes, and one click ends such mails', async () => {
    await becomeBirthdayWhereItIsDay();
    const manager = await (await browser.newContext({ baseURL })).newPage();
    await signInAs(manager, 'sales-manager');
    await manager.goto('/sales/messages');
    await manager.getByRole('button', { name: 'Look now' }).click();
    const { text } = await mailOf(/^Subject: .*birthday/im);
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
    const link = /^List-Unsubscribe: <([^>]+)>/im.exec(text)?.[1] ?? '';
    expect(link).toContain(`${own.origin}/m/`);
    // What a mail program does by itself.
    const answer = await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect(answer.status).toBe(200);
    await phone.goto('/profile/privacy');
    const offers = phone.getByRole('region', { name: 'Offers and news' });
    const byMail = offers.getByRole('listitem').filter({ hasText: 'By e-mail' }).first();
    await expect(byMail.getByText('Not allowed', { exact: true })).toBeVisible();
    await byMail.getByText('What was decided when').click();
    await expect(byMail.getByText(/by the link in a message/)).toBeVisible();
    await manager.context().close();
  });

  await test.step('she takes her data away', async () => {
    const answer = await phone.request.get('/profile/privacy/my-data.json');
    expect(await answer.json()).toMatchObject({
      profile: { name: NAME, email: EMAIL },
      orders: [{ number: order }],
      preferences: [
        { key: 'favouriteColour', value: 'copper', source: 'inferred', orders: [order] },
        { key: 'terrain', value: 'hilly', enabled: true },
        { key: 'winterRiding', value: true, enabled: false },
      ],
    });
  });

  await test.step('she erases herself, and nothing personal is left in any table', async () => {
    const workshop = await (await browser.newContext({ baseURL })).newPage();
    await signInAs(workshop, 'production-manager');
    await shipOrder(workshop.request, order);
    // What the search below has to find nothing of any more.
    expect(new Set(await placesOfHers()).size).toBeGreaterThan(15);
    await phone.goto('/profile/privacy/erase');
    await phone.getByLabel('Your password').fill(PASSWORD);
    await phone.getByRole('button', { name: 'Erase everything now' }).click();
    await expect(phone.getByRole('heading', { name: 'Your data are erased' })).toBeVisible();
    await finishErasures(new Date());
    expect(await placesOfHers()).toEqual([]);
    expect(await database().order.count({ where: { number: order } })).toBe(1);
    await workshop.context().close();
  });

  await phone.context().close();
  await desk.context().close();
});

/** She lives where it is day now, and has her birthday there. */
async function becomeBirthdayWhereItIsDay(): Promise<void> {
  const now = new Date();
  const country = ['DE', 'NZ', 'IN', 'JP', 'PE', 'CO'].find((one) => !isQuiet(now, one, 'UTC'));
  if (country === undefined) throw new Error('it is night everywhere');
  const [timeZone] = timeZonesOf(country);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  await database().customer.updateMany({
    where: { email: EMAIL },
    data: { country, birthday: day.slice(5) },
  });
}

/** Where in the database her name, address or number stands: `Model.column`. */
async function placesOfHers(): Promise<readonly string[]> {
  return Object.entries(await everyTable()).flatMap(([model, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => MARK.test(textOf(value)))
        .map(([column]) => `${model}.${column}`),
    ),
  );
}
